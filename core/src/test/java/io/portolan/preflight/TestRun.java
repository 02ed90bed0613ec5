package io.portolan.preflight;

import static io.portolan.preflight.TestEstate.BOOT;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** What tests of whole runs need. */
final class TestRun {

    private TestRun() {}

    static void meet(CountDownLatch latch) {
        latch.countDown();
        await(latch);
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Function<ClusterDefinition, BootstrapBrokers> boot(int port) {
        return brokers(new BrokerAddress(BOOT, port));
    }

    static Function<ClusterDefinition, BootstrapBrokers> brokers(BrokerAddress... addresses) {
        return cluster -> new BootstrapBrokers(Set.of(addresses));
    }

    static BrokerAddress[] addresses(Set<String> names) {
        return names.stream().map(name -> new BrokerAddress(name, 1)).toArray(BrokerAddress[]::new);
    }

    static ServerSocketChannel listen(String ip) throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(TestEstate.ip(ip), 0));
    }

    static int port(ServerSocketChannel server) {
        return server.socket().getLocalPort();
    }

    static Stream<String> stages(PreflightReport report) {
        return report.stages().stream()
                .map(stage -> stage.stage() + " " + (stage.skipped() ? "skipped" : stage.severity()));
    }

    /** The report without what differs from run to run: layout, ports, milliseconds. */
    static String text(PreflightReport report) {
        return report.toString()
                .replaceAll("(?m)^ +", "")
                .replaceAll(" {2,}", " ")
                .replace(BOOT, "BOOT")
                .replaceAll("(BOOT|127\\.0\\.53\\.\\d):\\d+", "$1:#")
                .replaceAll("\\d+ ms", "# ms");
    }
}
