package io.portolan.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.loopback.LoopbackNameServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Which name servers {@link SilentServers} asks again. */
class SilentServersTest {

    private final SilentServers servers = new SilentServers();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicBoolean silent = new AtomicBoolean();

    @Test
    void silenceIsRepeatedWithoutAQuestion() throws IOException {
        silent.set(true);
        try (LoopbackNameServer server = start()) {
            NameServer asked = ask(server, Duration.ofMillis(50));
            DnsAnswer first = servers.resolve(asked, "boot.example", "A");
            int before = questions.get();

            assertThat(servers.resolve(asked, "b-1.example", "A").outcome()).isEqualTo(first.outcome());
            assertThat(servers.seesZone(asked, "example")).isFalse();
            assertThat(first.outcome().isSilent()).isTrue();
            assertThat(questions).hasValue(before);
        }
    }

    @Test
    void aServerThatWasHeardIsAskedAgain() throws IOException {
        try (LoopbackNameServer server = start()) {
            NameServer patient = ask(server, Duration.ofSeconds(20));
            NameServer hasty = ask(server, Duration.ofMillis(50));
            assertThat(servers.resolve(patient, "boot.example", "A").outcome()).isEqualTo(LookupOutcome.NXDOMAIN);
            silent.set(true);
            assertThat(servers.resolve(hasty, "b-1.example", "A").outcome().isSilent())
                    .isTrue();
            silent.set(false);
            assertThat(servers.resolve(patient, "b-1.example", "A").outcome()).isEqualTo(LookupOutcome.NXDOMAIN);
        }
    }

    private static NameServer ask(LoopbackNameServer server, Duration limit) {
        return new NameServer("central", server.address(), limit);
    }

    private LoopbackNameServer start() throws IOException {
        return LoopbackNameServer.start("127.0.53.7", this::answer, query -> null);
    }

    private byte @Nullable [] answer(Message query) {
        questions.incrementAndGet();
        Message answer = new Message(query.getHeader().getID());
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(Rcode.NXDOMAIN);
        return silent.get() ? null : answer.toWire();
    }
}
