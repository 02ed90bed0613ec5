package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.BOOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.dns.LookupOutcome;
import io.portolan.dns.NameServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;

/** {@link io.portolan.dns.NameServer} get one known hostile answer after the other. */
class OddAnswersTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anOddAnswerHasAnOutcome(String name, Function<Message, byte[]> answer, LookupOutcome expected)
            throws IOException {
        try (HostileNameServer server = new HostileNameServer("127.0.53.1", answer)) {
            NameServer servers = new NameServer("central", server.address(), Duration.ofMillis(800));

            assertThat(RunSamples.ask(servers, BOOT).outcome()).as(name).isEqualTo(expected);
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                odd("an empty packet", query -> new byte[0], LookupOutcome.MALFORMED),
                odd("a header alone, that promises answers", query -> cut(two(query), 12), LookupOutcome.MALFORMED),
                odd(
                        "cut off within an answer",
                        query -> cut(two(query), two(query).length - 3),
                        LookupOutcome.MALFORMED),
                odd("another id", query -> changed(two(query), 0, two(query)[0] + 1), LookupOutcome.UDP_SILENT),
                odd("a question in place of an answer", query -> query.toWire(), LookupOutcome.MALFORMED),
                odd("a name that points to itself", OddAnswersTest::loop, LookupOutcome.MALFORMED),
                odd("a name that points behind the packet", OddAnswersTest::beyond, LookupOutcome.MALFORMED),
                odd("400 answers", query -> DamagedAnswers.addresses(query, 400).toWire(), LookupOutcome.ADDRESSES),
                odd("500 answers", query -> DamagedAnswers.addresses(query, 500).toWire(), LookupOutcome.ADDRESSES),
                odd(
                        "4,000 answers",
                        query -> DamagedAnswers.addresses(query, 4_000).toWire(),
                        LookupOutcome.ADDRESSES),
                odd("a CNAME loop", query -> DamagedAnswers.cnameLoop(query).toWire(), LookupOutcome.NO_ADDRESSES),
                odd(
                        "a chain of 39 CNAMEs",
                        query -> DamagedAnswers.cnameChain(query).toWire(),
                        LookupOutcome.ADDRESSES),
                odd("another type", query -> DamagedAnswers.wrongType(query).toWire(), LookupOutcome.NO_ADDRESSES),
                odd("oversize", query -> DamagedAnswers.oversize(query).toWire(), LookupOutcome.ADDRESSES));
    }

    private static Arguments odd(String name, Function<Message, byte[]> answer, LookupOutcome expected) {
        return Arguments.of(name, answer, expected);
    }

    private static byte[] two(Message query) {
        return DamagedAnswers.addresses(query, 2).toWire();
    }

    private static byte[] cut(byte[] packet, int length) {
        return Arrays.copyOf(packet, length);
    }

    private static byte[] changed(byte[] packet, int index, int value) {
        packet[index] = (byte) value;
        return packet;
    }

    private static byte[] loop(Message query) {
        return pointing(two(query), Function.identity());
    }

    private static byte[] beyond(Message query) {
        return pointing(two(query), at -> 16_000);
    }

    /** The first answer's name is a pointer to the question's name. It becomes a pointer to elsewhere. */
    private static byte[] pointing(byte[] packet, Function<Integer, Integer> target) {
        int at = packet.length - 2 * 16;
        return changed(changed(packet, at, 0xC0 | target.apply(at) >> 8), at + 1, target.apply(at));
    }
}
