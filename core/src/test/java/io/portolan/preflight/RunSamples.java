package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.B1;
import static io.portolan.preflight.TwoRegionEstate.BOOT;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.dns.DnsAnswer;
import io.portolan.dns.NameServer;
import io.portolan.kafka.TlsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.security.sasl.SaslClient;

/** What tests of whole runs need. */
final class RunSamples {

    private RunSamples() {}

    /** The calls of a run with the given control plane and any identity for Kafka. */
    static SampleCalls calls(Runnable controlPlane, Supplier<BootstrapBrokers> brokers) {
        return new SampleCalls(controlPlane, brokers, Optional::empty, Map.of());
    }

    /** Calls of the given roles and brokers. */
    record SampleCalls(
            Runnable controlPlane,
            Supplier<BootstrapBrokers> brokers,
            Supplier<Optional<Finding>> dataPlane,
            Map<String, String> tls)
            implements PreflightCalls {

        SampleCalls withTls(Map<String, String> settings) {
            return new SampleCalls(controlPlane, brokers, dataPlane, settings);
        }

        SampleCalls withDataPlane(Supplier<Optional<Finding>> other) {
            return new SampleCalls(controlPlane, brokers, other, tls);
        }

        @Override
        public boolean needsOnlyTls(BootstrapBrokers found) {
            return false;
        }

        @Override
        public TlsEngines openTls() {
            return TlsSettings.of(TwoRegionEstate.changed(TwoRegionEstate.orders(), tls))
                    .openEngines();
        }

        @Override
        public boolean needsControlPlane() {
            return true;
        }

        @Override
        public void assumeControlPlane() {
            controlPlane.run();
        }

        @Override
        public KnownBrokers findBrokers() {
            return new KnownBrokers(brokers.get(), KnownBrokers.Source.MSK_API, Instant.EPOCH);
        }

        @Override
        public Optional<Finding> assumeDataPlane() {
            return dataPlane.get();
        }

        @Override
        public SaslClient createSaslClient(String host) {
            return new ContentSaslClient();
        }
    }

    static DnsAnswer ask(NameServer servers, String host) {
        return servers.resolve(host, "A").withIpv6(servers.resolve(host, "AAAA"));
    }

    static StepLog log() {
        return new StepLog("orders", Stage.TCP, PortolanListener.NONE);
    }

    static ParallelChecks checks(ExecutorService executor, Duration deadline) {
        return new ParallelChecks(executor, new RunDeadline(PreflightDeadline.fixed(deadline)), log());
    }

    static void meet(CountDownLatch latch) {
        latch.countDown();
        await(latch);
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("The wait has timed out");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Supplier<BootstrapBrokers> boot(int port) {
        return brokers(new BrokerAddress(BOOT, port));
    }

    static Supplier<BootstrapBrokers> brokers(BrokerAddress... addresses) {
        return () -> new BootstrapBrokers(Set.of(addresses));
    }

    static BrokerAddress[] addresses(Set<String> names) {
        return names.stream().map(name -> new BrokerAddress(name, 1)).toArray(BrokerAddress[]::new);
    }

    static ServerSocketChannel listen(String ip) throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(TwoRegionEstate.ip(ip), 0));
    }

    static int port(ServerSocketChannel server) {
        return server.socket().getLocalPort();
    }

    /** The stages up to TCP. */
    static Stream<String> stages(PreflightReport report) {
        return report.stages().stream()
                .filter(stage -> stage.stage().compareTo(Stage.TCP) <= 0)
                .map(stage -> stage.stage() + " " + (stage.skipped() ? "skipped" : stage.severity()));
    }

    /** The report without what differs from run to run. That is the layout, ports and milliseconds. */
    static String text(PreflightReport report) {
        return report.toString()
                .replaceAll("(?m)^ +", "")
                .replaceAll(" {2,}", " ")
                .replace(BOOT, "BOOT")
                .replace(B1, "B1")
                .replaceAll("until [0-9-]+", "until #")
                .replaceAll("(BOOT|B1|127\\.0\\.53\\.\\d):\\d+", "$1:#")
                .replaceAll("\\d+ ms", "# ms");
    }
}
