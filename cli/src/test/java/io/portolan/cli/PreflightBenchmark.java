package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Step;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalVpc;
import io.portolan.testkit.aws.AwsService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long a preflight of 1, 10 and 50 clusters takes where all that is asked is 60 ms away: STS, the MSK API, name servers,
 * and what brokers answer. Printed, not asserted; run it by name:
 * {@code mvn test -pl cli -am -Dtest=PreflightBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 *
 * <p>All clusters of the catalog are one and the same in the estate, so 50 of them burden two brokers more than they would
 * in reality. Each run starts from nothing but a warm JVM, apart from the first.
 */
class PreflightBenchmark {

    private static final Duration DELAY = Duration.ofMillis(60);

    @Test
    void preflightAgainstItsCriticalPath() throws Exception {
        List<AutoCloseable> relays = new ArrayList<>();
        try (LocalMsk msk = CommandRun.estate().start()) {
            String text = withSlowDns(msk, relays);
            slowBrokers(msk, relays);
            msk.faults().aws().slow(AwsService.STS, DELAY);
            msk.faults().aws().slow(AwsService.KAFKA, DELAY);
            System.out.println("clusters  whole ms  slowest ms  its critical path ms");
            for (int clusters : List.of(1, 1, 10, 50)) {
                Path catalog = CommandRun.catalog(msk, any -> declare(clusters, text));
                CommandRun.runAs(msk, () -> measure(ClusterCatalog.load(catalog)));
            }
        } finally {
            for (AutoCloseable relay : relays) {
                relay.close();
            }
        }
    }

    private static void measure(ClusterCatalog catalog) {
        try (Portolan portolan = Portolan.builder(catalog)
                .preflightDeadline(Duration.ofMinutes(1))
                .open()) {
            long start = System.nanoTime();
            PreflightReports reports = portolan.preflight(catalog.clusterNames());
            long whole = (System.nanoTime() - start) / 1_000_000;
            assertThat(reports.severity()).as(reports.toString()).isNotEqualTo(Severity.FAILURE);
            PreflightReport slowest = reports.reports().stream()
                    .max(Comparator.comparing(PreflightReport::duration))
                    .orElseThrow();
            Duration path = slowest.criticalPath().stream().map(Step::duration).reduce(Duration.ZERO, Duration::plus);
            System.out.printf(
                    "%8d  %8d  %10d  %20d%n",
                    catalog.clusterNames().size(), whole, slowest.duration().toMillis(), path.toMillis());
        }
    }

    /** So many names for the one cluster. */
    private static String declare(int clusters, String text) {
        String entry = text.substring(text.indexOf("  orders:\n"), text.indexOf("defaults:"));
        return text.replace(
                entry,
                IntStream.rangeClosed(1, clusters)
                        .mapToObj(number -> entry.replace("  orders:\n", "  orders-" + number + ":\n"))
                        .collect(Collectors.joining()));
    }

    private static String withSlowDns(LocalMsk msk, List<AutoCloseable> relays) throws IOException {
        List<InetSocketAddress> servers = new ArrayList<>(vpc(msk).resolverAddresses());
        servers.add(msk.site("shop").resolver().address());
        String text = msk.catalogText("shop");
        for (InetSocketAddress server : servers) {
            DelayedDnsRelay relay = DelayedDnsRelay.start(server, DELAY);
            relays.add(relay);
            String ip = server.getAddress().getHostAddress();
            text = text.replace(ip + ":" + server.getPort(), ip + ":" + relay.port());
        }
        return text;
    }

    /** At addresses of the same VPC, to which all names of the cluster now lead. */
    private static void slowBrokers(LocalMsk msk, List<AutoCloseable> relays) throws IOException {
        List<InetAddress> slow = new ArrayList<>();
        for (InetAddress broker : msk.cluster("orders").brokerAddresses()) {
            byte[] address = broker.getAddress();
            address[3] = (byte) (address[3] + 100);
            DelayedTcpRelay relay = DelayedTcpRelay.start(InetAddress.getByAddress(address), 9098, broker, DELAY);
            relays.add(relay);
            slow.add(relay.address());
        }
        List<String> hosts = msk.cluster("orders").brokerHosts();
        vpc(msk).inboundResolvers().forEach(resolver -> {
            resolver.answer(msk.cluster("orders").bootstrapHost(), slow.toArray(InetAddress[]::new));
            for (int broker = 0; broker < hosts.size(); broker++) {
                resolver.answer(hosts.get(broker), slow.get(broker));
            }
        });
    }

    private static LocalVpc vpc(LocalMsk msk) {
        return msk.serviceVpc("prod", "us-east-2");
    }
}
