package io.portolan.testkit.broker;

import static io.portolan.testkit.broker.TwoNodeCluster.OWNER_KEY;
import static io.portolan.testkit.broker.TwoNodeCluster.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Several {@link LocalKafka} run at once and leave nothing. */
class LifeCycleTest {
    @Test
    void clustersKeepTheirRecordsApart() throws Exception {
        try (TwoNodeCluster one = TwoNodeCluster.start("aaaa0003", TwoNodeCluster.NET + ".3", Duration.ZERO);
                TwoNodeCluster other = TwoNodeCluster.start("aaaa0004", TwoNodeCluster.NET + ".4", Duration.ZERO)) {
            one.createTopic("orders");
            other.createTopic("orders");
            try (var producer = one.producer(OWNER_KEY)) {
                send(producer, "orders", "of one");
            }
            try (var producer = other.producer(OWNER_KEY)) {
                send(producer, "orders", "of the other");
            }
            assertThat(one.read(OWNER_KEY, "orders", 1)).containsExactly("of one");
            assertThat(other.read(OWNER_KEY, "orders", 1)).containsExactly("of the other");
            assertThat(clusterId(one)).isNotEqualTo(clusterId(other));
        }
    }

    private static String clusterId(TwoNodeCluster cluster) throws Exception {
        try (Admin admin = cluster.admin(OWNER_KEY)) {
            return admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void closedClusterLeavesNothingOpen() throws Exception {
        Set<Thread> before = liveThreads();
        Set<Path> files = logFolders("aaaa0005");
        TwoNodeCluster cluster = TwoNodeCluster.start("aaaa0005", TwoNodeCluster.NET + ".5", Duration.ZERO);
        assertThat(logFolders("aaaa0005")).isNotEqualTo(files);
        cluster.kafka.stop(2);
        cluster.close();
        assertThat(logFolders("aaaa0005")).isEqualTo(files);
        for (NodeSpec node : cluster.nodes) {
            for (int port : new int[] {9093, 9094, LocalKafka.PORT}) {
                assertThat(isFree(node.ip(), port)).as("%s:%s", node.ip(), port).isTrue();
            }
        }
        assertThat(liveThreads().stream().filter(thread -> !before.contains(thread)))
                .as("threads of the cluster")
                .isEmpty();
    }

    @Test
    void addressInUseIsNamed() throws Exception {
        InetAddress taken = InetAddress.getByName(TwoNodeCluster.NET + ".6.2");
        Set<Path> files = logFolders("aaaa0006");
        try (ServerSocket other = new ServerSocket(LocalKafka.PORT, 1, taken)) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> TwoNodeCluster.start("aaaa0006", TwoNodeCluster.NET + ".6", Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(TwoNodeCluster.NET + ".6.2")
                    .hasMessageContaining("in use");
        }
        assertThat(logFolders("aaaa0006")).isEqualTo(files);
        assertThat(isFree(InetAddress.getByName(TwoNodeCluster.NET + ".6.1"), LocalKafka.PORT))
                .isTrue();
    }

    @Test
    void unknownNodeListsTheKnownOnes() throws Exception {
        try (TwoNodeCluster cluster = TwoNodeCluster.start("aaaa0007", TwoNodeCluster.NET + ".7", Duration.ZERO)) {
            assertThatThrownBy(() -> cluster.kafka.stop(3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("has no broker 3, but [1, 2]");
        }
    }

    private static boolean isFree(InetAddress ip, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(ip, port));
            return true;
        } catch (BindException inUse) {
            return false;
        }
    }

    private static Set<Path> logFolders(String uid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("portolan-boot-" + uid))
                    .collect(Collectors.toSet());
        }
    }

    /** All threads except those that the JVM or its metrics keep running. */
    private static Set<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> Stream.of(
                                "metrics-meter-tick",
                                "Keep-Alive",
                                "Common-Cleaner",
                                "ForkJoinPool",
                                "CompletableFuture",
                                "process reaper")
                        .noneMatch(thread.getName()::startsWith))
                .collect(Collectors.toSet());
    }
}
