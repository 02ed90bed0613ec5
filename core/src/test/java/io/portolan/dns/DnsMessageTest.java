package io.portolan.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * {@link DnsMessage} reads packets byte by byte. The tests write in hex what stands behind the question of {@code boot.example}
 * (bytes 12 to 29).
 */
class DnsMessageTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String ADDRESS = "c00c 0001 0001 0000003c 0004 0a1e040b";

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            an address,                       8180, 1, c00c 0001 0001 0000003c 0004 0a1e040b, ADDRESSES
            no address,                       8180, 0, , NO_ADDRESSES
            a CNAME before the address,       8180, 2, \
                c00c 0005 0001 0000003c 0003 016100 016100 0001 0001 0000003c 0004 0a1e040b, ADDRESSES
            a CNAME alone,                    8180, 1, c00c 0005 0001 0000003c 0003 016100, NO_ADDRESSES
            another class,                    8180, 1, c00c 0001 0003 0000003c 0004 0a1e040b, NO_ADDRESSES
            bytes after the last record,      8180, 1, c00c 0001 0001 0000003c 0004 0a1e040b ffff, ADDRESSES
            a format error,                   8181, 0, , SERVFAIL
            a failure,                        8182, 0, , SERVFAIL
            no such name,                     8183, 0, , NXDOMAIN
            not implemented,                  8184, 0, , REFUSED
            refused,                          8185, 0, , REFUSED
            cut off,                          8380, 1, c00c 0001, TRUNCATED
            cut off without any record,       8380, 0, , TRUNCATED
            no response,                      0100, 0, , MALFORMED
            a record that is missing,         8180, 2, c00c 0001 0001 0000003c 0004 0a1e040b, MALFORMED
            data that runs over the end,      8180, 1, c00c 0001 0001 0000003c 0004 0a1e04, MALFORMED
            data far longer than the packet,  8180, 1, c00c 0001 0001 0000003c ffff 0a1e040b, MALFORMED
            an address of three bytes,        8180, 1, c00c 0001 0001 0000003c 0003 0a1e04, MALFORMED
            an address of sixteen for A,      8180, 1, \
                c00c 0001 0001 0000003c 0010 fd000000000000000000000000000001, MALFORMED
            an owner that points to itself,   8180, 1, c01e 0001 0001 0000003c 0004 0a1e040b, MALFORMED
            an owner that points ahead,       8180, 1, c020 0001 0001 0000003c 0004 0a1e040b, MALFORMED
            half a pointer,                   8180, 1, c0, MALFORMED
            a label that runs over the end,   8180, 1, 3f61, MALFORMED
            a label of an unknown kind,       8180, 1, 4161 00 0001 0001 0000003c 0004 0a1e040b, MALFORMED
            """)
    void answerHasAnOutcome(String name, String flags, int answers, @Nullable String rest, LookupOutcome expected) {
        DnsQuery query = query();

        Optional<DnsMessage> message = parse(query, packet(query, flags, 1, answers, rest == null ? "" : rest));

        assertThat(message).as(name).map(DnsMessage::outcome).contains(expected);
        assertThat(message.orElseThrow().data())
                .as(name)
                .hasSize(expected == LookupOutcome.ADDRESSES ? 1 : 0)
                .allSatisfy(data -> assertThat(data).containsExactly(10, 30, 4, 11));
    }

    @Test
    void ownerOver255BytesIsMalformed() {
        DnsQuery query = query();
        String owner = ("3f" + "61".repeat(63)).repeat(4) + "00";

        assertThat(parse(query, packet(query, "8180", 1, 1, owner + ADDRESS.substring(5))))
                .map(DnsMessage::outcome)
                .contains(LookupOutcome.MALFORMED);
    }

    @Test
    void anotherIdIsNoAnswer() {
        DnsQuery query = query();
        byte[] packet = packet(query, "8180", 1, 1, ADDRESS);
        packet[1]++;

        assertThat(parse(query, packet)).isEmpty();
    }

    @Test
    void anotherQuestionIsNoAnswer() {
        DnsQuery query = query();
        byte[] name = packet(query, "8180", 1, 1, ADDRESS);
        name[13]++;
        byte[] type = packet(query, "8180", 1, 1, ADDRESS);
        type[27]++;

        assertThat(parse(query, name)).isEmpty();
        assertThat(parse(query, type)).isEmpty();
    }

    @Test
    void theQuestionMayComeBackInCapitals() {
        DnsQuery query = query();
        byte[] packet = packet(query, "8180", 1, 1, ADDRESS);
        for (int i = 13; i < 17; i++) {
            packet[i] = (byte) Character.toUpperCase(packet[i]);
        }

        assertThat(parse(query, packet)).map(DnsMessage::outcome).contains(LookupOutcome.ADDRESSES);
    }

    @ParameterizedTest
    @CsvSource({"8180, MALFORMED", "8183, MALFORMED", "8380, MALFORMED", "8182, SERVFAIL", "8185, REFUSED"})
    void onlyFailuresMayLackTheQuestion(String flags, LookupOutcome expected) {
        DnsQuery query = query();
        byte[] header = Arrays.copyOf(packet(query, flags, 0, 0, ""), 12);

        assertThat(parse(query, header)).map(DnsMessage::outcome).contains(expected);
    }

    @Test
    void everyCutIsMalformed() {
        DnsQuery query = query();
        byte[] packet = packet(query, "8180", 1, 1, ADDRESS);
        for (int length = 0; length < packet.length; length++) {
            assertThat(parse(query, Arrays.copyOf(packet, length)))
                    .as("cut to %d bytes", length)
                    .map(DnsMessage::outcome)
                    .contains(LookupOutcome.MALFORMED);
        }
    }

    @Test
    void queryAsksOneAbsoluteName() throws Exception {
        Message query = new Message(query().packet());

        assertThat(query.getQuestion().getName()).hasToString("boot.example.");
        assertThat(query.getQuestion().getDClass()).isEqualTo(DClass.IN);
        assertThat(query.getHeader().getFlag(Flags.RD)).isTrue();
        assertThat(query.getOPT()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", ".a", "a..", "a b", "b\u00fccher.example"})
    void invalidDnsNamesAreNotAsked(String name) {
        assertThat(DnsQuery.of(name, DnsQuery.Type.A)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"63, 61, true", "64, 60, false", "63, 62, false"})
    void lengthsOfLabelsAndNamesAreLimited(int first, int last, boolean asked) {
        String name = "a".repeat(first) + "." + ("b".repeat(63) + ".").repeat(2) + "c".repeat(last);

        assertThat(DnsQuery.of(name, DnsQuery.Type.A).isPresent()).isEqualTo(asked);
        assertThat(DnsQuery.of(name.toUpperCase(Locale.ROOT) + ".", DnsQuery.Type.A)
                        .isPresent())
                .isEqualTo(asked);
    }

    private static DnsQuery query() {
        return DnsQuery.of("boot.example", DnsQuery.Type.A).orElseThrow();
    }

    private static Optional<DnsMessage> parse(DnsQuery query, byte[] packet) {
        return DnsMessage.of(query, packet, DnsTransport.UDP);
    }

    private static byte[] packet(DnsQuery query, String flags, int questions, int answers, String rest) {
        byte[] question = Arrays.copyOfRange(query.packet(), 12, query.packet().length);
        byte[] tail = HEX.parseHex(rest.replace(" ", ""));
        return ByteBuffer.allocate(12 + question.length + tail.length)
                .putShort(query.id())
                .put(HEX.parseHex(flags))
                .putShort((short) questions)
                .putShort((short) answers)
                .position(12)
                .put(question)
                .put(tail)
                .array();
    }
}
