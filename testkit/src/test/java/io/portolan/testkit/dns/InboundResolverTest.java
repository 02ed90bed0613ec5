package io.portolan.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.naming.CommunicationException;
import javax.naming.NameNotFoundException;
import javax.naming.OperationNotSupportedException;
import javax.naming.ServiceUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link InboundResolver} answers for its own names alone. */
class InboundResolverTest {

    private static final String ZONE = "kafka-serverless.us-east-2.amazonaws.com";
    private static final String BOOT = "boot-abc.c2." + ZONE;

    private final List<String> changes = new ArrayList<>();
    private final InboundResolver resolver =
            InboundResolver.start(ip("127.201.1.53"), "us-east-2", () -> changes.add("changed"));
    private final JdkDnsClient client = new JdkDnsClient(resolver.address());

    InboundResolverTest() {
        resolver.add(BOOT, List.of(ip("127.201.2.1"), ip("127.201.2.2")));
    }

    @AfterEach
    void close() {
        resolver.close();
    }

    @Test
    void ownNamesAreAnsweredWhateverTheirCase() throws Exception {
        assertThat(client.query(BOOT, "A")).containsExactlyInAnyOrder("127.201.2.1", "127.201.2.2");
        assertThat(client.query(BOOT.toUpperCase(java.util.Locale.ROOT), "A")).hasSize(2);
        assertThat(client.query(BOOT, "AAAA")).isEmpty();
    }

    @Test
    void zoneShowsItsSoa() throws Exception {
        assertThat(client.query(ZONE, "SOA")).singleElement().asString().contains("awsdns-hostmaster.amazon.com");
        assertThat(client.query(ZONE, "A")).isEmpty();
    }

    @Test
    void foreignNamesDoNotExist() {
        assertThatThrownBy(() -> client.query("boot-other.c2." + ZONE, "A")).isInstanceOf(NameNotFoundException.class);
        assertThatThrownBy(() -> client.query("kafka-serverless.us-west-2.amazonaws.com", "SOA"))
                .isInstanceOf(NameNotFoundException.class);
    }

    @Test
    void longAnswersComeByTcp() throws Exception {
        resolver.add(
                BOOT,
                IntStream.rangeClosed(1, 60).mapToObj(i -> ip("127.201.3." + i)).toList());
        assertThat(client.query(BOOT, "A")).hasSize(60);
        resolver.silence();
        resolver.restore();
        assertThat(client.query(BOOT, "A")).as("TCP listens again").hasSize(60);
    }

    @Test
    void faultsHaveTheirCodesUntilRestored() throws Exception {
        resolver.fail();
        assertThatThrownBy(() -> client.query(BOOT, "A")).isInstanceOf(ServiceUnavailableException.class);
        resolver.refuse();
        assertThatThrownBy(() -> client.query(BOOT, "A")).isInstanceOf(OperationNotSupportedException.class);
        resolver.restore();
        resolver.answer(BOOT);
        assertThatThrownBy(() -> client.query(BOOT, "A")).isInstanceOf(NameNotFoundException.class);
        resolver.answer(BOOT, ip("127.201.9.9"));
        assertThat(client.query(BOOT, "A")).containsExactly("127.201.9.9");
        resolver.restore();
        assertThat(client.query(BOOT, "A")).hasSize(2);
        assertThat(changes).as("one change each, and the name added").hasSize(7);
    }

    @Test
    void silentOneAnswersNeitherUdpNorTcp() throws Exception {
        resolver.silence();
        assertThatThrownBy(() -> client.query(BOOT, "A")).isInstanceOf(CommunicationException.class);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        resolver.restore();
        resolver.blockUdp();
        assertThatThrownBy(() -> client.query(BOOT, "A")).isInstanceOf(CommunicationException.class);
        connect();
    }

    private void connect() throws Exception {
        new Socket(resolver.address().getAddress(), resolver.address().getPort()).close();
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
