package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Several {@link LocalMsk} run at once and leave nothing. */
class LocalMskLifeTest {

    @Test
    void estatesRunAtOnceAndLeaveNothing() throws Exception {
        // The first estate of a JVM starts threads of the JDK and of libraries, which run on. They are not the
        // estate's.
        oneCluster().start().close();
        startTimerOfTheJdk();
        Set<Thread> before = threads();
        LocalMsk first = oneCluster().start();
        LocalMsk second = oneCluster().start();
        String name = first.cluster("orders").bootstrapHost();
        InetAddress broker = InetAddress.getAllByName(name)[0];
        URI endpoint = first.endpoint("us-east-2");
        Path files = first.trustStore().getParent();
        new Socket(broker, 9098).close();
        ClientTrust trust = ClientTrust.from(Files.readAllBytes(first.jvmTrustStore()));
        SSLSocket secured = trust.connect(first.httpsEndpoint("us-east-2"));
        secured.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(secured.getInputStream().read()).isEqualTo('H');

        first.close();
        assertThat(secured.getInputStream().readAllBytes()).asString().startsWith("TTP/1.1 403");
        assertThat(InetAddress.getAllByName(second.cluster("orders").bootstrapHost()))
                .hasSize(2);
        assertThatThrownBy(() -> InetAddress.getByName(name)).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> new Socket(broker, 9098)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()))
                .isInstanceOf(ConnectException.class);
        assertThat(Files.exists(files)).isFalse();

        second.close();
        second.close();
        assertThat(remaining(before)).isEmpty();
    }

    /** An estate starts this thread only if its replicas are not in sync at once. */
    private static void startTimerOfTheJdk() {
        assertThat(new CompletableFuture<>().orTimeout(1, TimeUnit.NANOSECONDS)).failsWithin(Duration.ofSeconds(10));
    }

    private static LocalMskBuilder oneCluster() {
        return LocalMsk.builder().cluster("orders");
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /** Waits, because a thread may need a moment to end after the estate has closed. */
    private static Set<String> remaining(Set<Thread> before) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (true) {
            Set<String> left = threads().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .collect(Collectors.toSet());
            if (left.isEmpty() || Instant.now().isAfter(deadline)) {
                return left;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
