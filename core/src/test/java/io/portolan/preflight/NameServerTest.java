package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.BOOT;
import static io.portolan.preflight.TwoRegionEstate.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import io.portolan.dns.NameServer;
import io.portolan.loopback.FullListener;
import io.portolan.loopback.LoopbackNameServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What {@link io.portolan.dns.NameServer} report for each answer and for none. */
class NameServerTest {

    private static final Duration PATIENT = Duration.ofSeconds(5);
    private static final Name LOCALHOST = Name.fromConstantString("localhost.");
    private static final Duration HASTY = Duration.ofMillis(800);
    private static final String[] MANY =
            IntStream.range(0, 60).mapToObj(i -> "10.30.4." + i).toArray(String[]::new);

    @Test
    void addressesAreAnswered() throws IOException {
        try (ScriptedNameServer server =
                new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("10.30.4.11", "10.30.5.12"))) {
            DnsAnswer answer = ask(server);

            assertThat(answer.outcome()).isEqualTo(LookupOutcome.ADDRESSES);
            assertThat(answer.addresses()).containsExactlyInAnyOrder(ip("10.30.4.11"), ip("10.30.5.12"));
            assertThat(answer.viewpoint()).isEqualTo("central");
            assertThat(answer.latency()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, NO_ADDRESSES", "2, SERVFAIL", "3, NXDOMAIN", "4, REFUSED", "5, REFUSED", "1, SERVFAIL"})
    void responseCodesAreDistinguished(int rcode, LookupOutcome outcome) throws IOException {
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", ScriptedNameServer.rcode(rcode))) {
            assertThat(ask(server).outcome()).isEqualTo(outcome);
            assertThat(ask(server).addresses()).isEmpty();
        }
    }

    @Test
    void silentServerIsAskedFiveTimesAndForLocalhost() throws IOException {
        try (ScriptedNameServer server = ScriptedNameServer.silent("127.0.53.1")) {
            assertThat(server(HASTY, server.address()).resolve(BOOT, "A").outcome())
                    .isEqualTo(LookupOutcome.DOWN);
            assertThat(server.udpQueries()).isEqualTo(6);
        }
    }

    @Test
    void silenceToOneNameIsATimeout() throws IOException {
        try (ScriptedNameServer server = ScriptedNameServer.withoutTcp(
                "127.0.53.1",
                query -> query.getQuestion().getName().equals(LOCALHOST)
                        ? ScriptedNameServer.rcode(Rcode.NXDOMAIN).apply(query)
                        : null)) {
            assertThat(server(HASTY, server.address()).resolve(BOOT, "A").outcome())
                    .isEqualTo(LookupOutcome.TIMEOUT);
        }
    }

    @Test
    void lostPacketsAreSentAgain() throws IOException {
        AtomicInteger packets = new AtomicInteger();
        try (ScriptedNameServer server = new ScriptedNameServer(
                "127.0.53.1",
                query -> packets.incrementAndGet() < 4
                        ? null
                        : ScriptedNameServer.addresses("10.30.4.11").apply(query))) {
            assertThat(server(HASTY, server.address()).resolve(BOOT, "A").addresses())
                    .containsExactly(ip("10.30.4.11"));
        }
    }

    @Test
    void lateAnswerToTheFirstPacketCounts() throws IOException {
        CountDownLatch third = new CountDownLatch(3);
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", query -> {
            third.countDown();
            RunSamples.await(third);
            return ScriptedNameServer.addresses("10.30.4.11").apply(query);
        })) {
            assertThat(server(HASTY, server.address()).resolve(BOOT, "A").addresses())
                    .containsExactly(ip("10.30.4.11"));
        }
    }

    @Test
    void silenceOverUdpOnlyIsDistinguished() throws IOException {
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", query -> null)) {
            assertThat(RunSamples.ask(server(HASTY, server.address()), BOOT).outcome())
                    .isEqualTo(LookupOutcome.UDP_SILENT);
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        InetSocketAddress closed;
        try (DatagramSocket socket = new DatagramSocket(0, ip("127.0.53.9"))) {
            closed = (InetSocketAddress) socket.getLocalSocketAddress();
        }

        assertThat(ask(closed).outcome()).isEqualTo(LookupOutcome.UNREACHABLE);
    }

    @Test
    void truncatedAnswerIsRetriedOverTcp() throws IOException {
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses(MANY))) {
            DnsAnswer answer = ask(server);

            assertThat(answer.addresses())
                    .containsExactlyInAnyOrder(
                            Arrays.stream(MANY).map(TwoRegionEstate::ip).toArray(InetAddress[]::new));
            assertThat(server.tcpQueries()).isEqualTo(1);
            assertThat(answer.textWithTransport()).endsWith(" and 10 more (TCP after truncation)");
            assertThat(NameViewText.table(view(answer))).endsWith(" ms, TCP after truncation)");
            assertThat(NameViewText.line(view(answer))).endsWith(" ms (TCP after truncation)");
        }
    }

    @Test
    void transportIsShownInTheStepOnly() throws IOException {
        try (ScriptedNameServer server =
                new ScriptedNameServer("127.0.53.1", ScriptedNameServer.rcode(Rcode.NXDOMAIN))) {
            DnsAnswer answer = ask(server);

            assertThat(answer.textWithTransport()).isEqualTo("NXDOMAIN (UDP)");
            assertThat(NameViewText.table(view(answer))).doesNotContain("UDP").contains("NXDOMAIN (");
        }
    }

    @Test
    void lostPacketOfTcpIsRepeatedSoon() throws IOException {
        UnaryOperator<@Nullable Message> many = ScriptedNameServer.addresses(MANY);
        LoopbackNameServer.Answers framed = query -> {
            byte[] wire = Objects.requireNonNull(many.apply(query)).toWire();
            return LoopbackNameServer.framed(wire, wire.length);
        };
        try (ScriptedNameServer server = ScriptedNameServer.withoutTcp("127.0.53.1", many)) {
            assertThat(FullListener.survivesALoss(
                            server.address(),
                            connection -> LoopbackNameServer.answerOnce(connection, framed),
                            address -> requireAddresses(server(HASTY, address).resolve(BOOT, "A"))))
                    .isTrue();
        }
    }

    private static void requireAddresses(DnsAnswer answer) throws IOException {
        if (!answer.hasAddresses()) {
            throw new IOException(answer.text());
        }
    }

    @Test
    void truncationWithoutTcpIsNotEmptiness() throws IOException {
        try (ScriptedNameServer server =
                ScriptedNameServer.withoutTcp("127.0.53.1", ScriptedNameServer.addresses(MANY))) {
            DnsAnswer answer = ask(server);

            assertThat(answer.outcome()).isEqualTo(LookupOutcome.TRUNCATED);
            assertThat(answer.textWithTransport()).isEqualTo("an answer cut at UDP's 512 bytes, and none over TCP");
            assertThat(server.udpQueries()).as("A and AAAA, once each").isEqualTo(2);
        }
    }

    @Test
    void ipv6TruncationWithoutTcpIsNotEmptiness() throws IOException {
        try (ScriptedNameServer server = ScriptedNameServer.withoutTcp("127.0.53.1", query -> {
            Message answer = ScriptedNameServer.reply(query);
            if (query.getQuestion().getType() == Type.AAAA) {
                answer.getHeader().setFlag(Flags.TC);
            }
            return answer;
        })) {
            assertThat(ask(server).outcome()).isEqualTo(LookupOutcome.TRUNCATED);
        }
    }

    @Test
    void invalidNameIsNotAsked() throws IOException {
        try (ScriptedNameServer server =
                new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("10.30.4.11"))) {
            assertThat(server(PATIENT, server.address())
                            .resolve("boot..example", "A")
                            .outcome())
                    .isEqualTo(LookupOutcome.INVALID_NAME);
            assertThat(server.udpQueries()).isZero();
        }
    }

    @Test
    void ipv6AddressesCountWhereTheyAnswer() throws IOException {
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", query -> {
            Message answer = ScriptedNameServer.reply(query);
            if (query.getQuestion().getType() == Type.AAAA) {
                answer.addRecord(
                        new AAAARecord(query.getQuestion().getName(), DClass.IN, 60, ip("fd00::1")), Section.ANSWER);
            }
            return answer;
        })) {
            assertThat(ask(server).addresses()).containsExactly(ip("fd00::1"));
        }
    }

    @Test
    void theUnspecifiedAddressIsNoAddress() throws IOException {
        try (ScriptedNameServer server =
                new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("0.0.0.0"))) {
            assertThat(ask(server).outcome()).isEqualTo(LookupOutcome.NO_ADDRESSES);
        }
    }

    @Test
    void namesAreAskedWithoutSearchDomains() throws IOException {
        AtomicReference<Name> asked = new AtomicReference<>();
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", query -> {
            asked.set(query.getQuestion().getName());
            return ScriptedNameServer.rcode(Rcode.NXDOMAIN).apply(query);
        })) {
            server(PATIENT, server.address()).resolve(BOOT, "A");

            assertThat(asked.get()).hasToString(BOOT + ".");
            assertThat(server.udpQueries()).isEqualTo(1);
        }
    }

    @Test
    void zoneIsVisibleByItsSoa() throws IOException {
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", query -> {
            Message answer = ScriptedNameServer.reply(query);
            Name zone = query.getQuestion().getName();
            if (query.getQuestion().getType() == Type.SOA && zone.toString().startsWith("kafka-serverless.")) {
                answer.addRecord(new SOARecord(zone, DClass.IN, 60, zone, zone, 1, 2, 3, 4, 5), Section.ANSWER);
            }
            return answer;
        })) {
            assertThat(server(PATIENT, server.address()).seesZone("kafka-serverless.us-west-2.amazonaws.com"))
                    .isTrue();
            assertThat(server(PATIENT, server.address()).seesZone("c2.kafka-serverless.us-west-2.amazonaws.com"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "5"})
    void zoneNeedsAnSoaToBeVisible(int rcode) throws IOException {
        try (ScriptedNameServer server = new ScriptedNameServer("127.0.53.1", ScriptedNameServer.rcode(rcode))) {
            assertThat(server(PATIENT, server.address()).seesZone("kafka-serverless.us-west-2.amazonaws.com"))
                    .isFalse();
        }
    }

    private static DnsAnswer ask(ScriptedNameServer server) {
        return ask(server.address());
    }

    private static DnsAnswer ask(InetSocketAddress server) {
        return RunSamples.ask(server(PATIENT, server), BOOT);
    }

    private static NameView view(DnsAnswer answer) {
        return new NameView(BOOT, answer, HostDns.NOT_ASKED, List.of());
    }

    private static NameServer server(Duration limit, InetSocketAddress server) {
        return new NameServer("central", server, limit);
    }
}
