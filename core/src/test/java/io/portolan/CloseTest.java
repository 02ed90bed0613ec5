package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Portolan#close} means for calls that wait, and for a listener that takes part in them. */
@Timeout(120)
class CloseTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** Accepts connections and says nothing. */
    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        silent.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"BROKERS", "DNS", "TCP", "TLS"})
    void waitingCallsSayThatItIsClosed(Stage stage) throws Exception {
        for (Consumer<Cluster> call : List.<Consumer<Cluster>>of(
                cluster -> cluster.producer(new StringSerializer(), new StringSerializer()),
                Cluster::preflight,
                Cluster::clientConfig)) {
            for (int round = 0; round < 5; round++) {
                closeDuring(stage, call);
            }
        }
    }

    private void closeDuring(Stage stage, Consumer<Cluster> call) {
        CountDownLatch reached = new CountDownLatch(1);
        List<PreflightReport> reports = new CopyOnWriteArrayList<>();
        Portolan portolan = open(new PortolanListener() {
            @Override
            public void start(String cluster, Stage started, String step) {
                if (started == stage) {
                    reached.countDown();
                }
            }

            @Override
            public void preflighted(PreflightReport report) {
                reports.add(report);
            }
        });
        Cluster cluster = portolan.cluster("local");
        CompletableFuture<Void> caller =
                CompletableFuture.runAsync(() -> call.accept(cluster), work -> new Thread(work).start());
        String log = StandardError.capture(() -> {
            await(reached);
            portolan.close();
            assertThat(caller)
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .havingCause()
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .withMessage("This Portolan is closed");
        });
        assertThat(reports).as("reports that blame the path").isEmpty();
        assertThat(cluster.status().lastPreflight()).isEmpty();
        assertThat(log).doesNotContain("FAILED");
    }

    @Test
    void listenersMayUseTheClassThatWaits() {
        CompletableFuture<Object> initialised =
                CompletableFuture.supplyAsync(() -> OwnListener.REPORT, work -> new Thread(work).start());
        assertThat(initialised).succeedsWithin(LONG).isNotNull();
    }

    /** Checks in its static initialiser, which its listener waits for. */
    private static final class OwnListener {

        private static final AtomicReference<String> LAST = new AtomicReference<>();
        static final PreflightReport REPORT = check();

        private static PreflightReport check() {
            PortolanListener listener = new PortolanListener() {
                @Override
                public void start(String cluster, Stage stage, String step) {
                    LAST.set(step);
                }
            };
            try (Portolan portolan =
                    Portolan.builder(catalog(1)).listener(listener).open()) {
                return portolan.cluster("local").preflight();
            }
        }
    }

    private Portolan open(PortolanListener listener) {
        return Portolan.builder(catalog(silent.getLocalPort()))
                .listener(listener)
                .open();
    }

    private static ClusterCatalog catalog(int port) {
        return ClusterCatalog.builder()
                .environment("prod")
                .cluster(
                        "local",
                        cluster -> cluster.bootstrapServers(List.of("127.0.0.1:" + port))
                                .securityProtocol("SSL"))
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
