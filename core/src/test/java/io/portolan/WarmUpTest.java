package io.portolan;

import static io.portolan.OrdersEstate.CLIENT;
import static io.portolan.OrdersEstate.HUB;
import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.brokers.LookupCounts;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.RemoteCall.Outcome;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What {@link Portolan#warmUp} does before the first client. Also what {@link ClusterStatus} then shows and what
 * listeners hear.
 */
class WarmUpTest {

    private static final String PLAIN = "  local: {bootstrap-servers: 'localhost:1', security-protocol: PLAINTEXT}\n";
    private static final String DENIED = "  denied: {arn: \"arn:aws:kafka:us-east-2:222222222222:cluster/denied/"
            + "5d2c1f6e-0000-4000-8000-000000000000-s1\", role: orders-client}\n";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @Test
    void clientAfterWarmUpMakesNoAwsCall(LocalMsk msk) {
        try (Portolan portolan = open(msk)) {
            portolan.warmUp();
            int calls = msk.calls().all().size();
            assertThat(msk.calls().count("sts:AssumeRole", HUB)).isEqualTo(1);
            assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(1);
            assertThat(msk.calls().count("kafka:GetBootstrapBrokers")).isEqualTo(1);

            portolan.warmUp("orders");
            try (Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
                assertThat(producer.partitionsFor("warm")).isNotEmpty();
            }
            assertThat(msk.calls().all()).hasSize(calls);
        }
    }

    @Test
    void oneErrorNamesEveryClusterNotWarm(LocalMsk msk) {
        try (Portolan portolan = open(msk, text -> text.replace("clusters:\n", "clusters:\n" + PLAIN + DENIED))) {
            PortolanException e = catchThrowableOfType(
                    PortolanException.class, () -> portolan.warmUp("unheard-of", "local", "orders", "denied"));

            assertThat(e).hasMessageStartingWith("These clusters are not ready: unheard-of, local, denied\n");
            assertThat(e.findings())
                    .extracting(Finding::severity)
                    .as("findings that are no failures are left out")
                    .containsOnly(Severity.FAILURE);
            assertThat(e.has(Code.UNKNOWN_CLUSTER)).isTrue();
            assertThat(e.has(Code.TCP_REFUSED)).isTrue();
            assertThat(e.findings()).anyMatch(finding -> finding.subject().contains("denied"));
            assertThat(portolan.cluster("orders").status().lastPreflight()).isPresent();
            assertThat(portolan.cluster("orders").status().credentialsExpiry()).isPresent();
        }
    }

    @Test
    void statusReadsMemoryOnly(LocalMsk msk) {
        Instant start = Instant.now();
        Portolan portolan = open(msk, text -> text.replace("clusters:\n", "clusters:\n" + PLAIN));
        Cluster orders = portolan.cluster("orders");
        ClusterStatus cold = orders.status();
        assertThat(msk.calls().all()).isEmpty();
        assertThat(cold.name()).isEqualTo("orders");
        assertThat(cold.region()).contains("us-east-2");
        assertThat(cold.brokers()).isEmpty();
        assertThat(cold.lookups()).isEqualTo(new LookupCounts(0, 0, 0));
        assertThat(cold.credentialsExpiry()).isEmpty();
        assertThat(cold.lastPreflight()).isEmpty();
        assertThat(cold.lastPreflightAt()).isEmpty();

        PreflightReport report = orders.preflight().orThrow();
        ClusterStatus warm = orders.status();
        assertThat(warm.brokers()).hasValueSatisfying(known -> {
            assertThat(known.brokers()).isEqualTo(orders.bootstrapBrokers());
            assertThat(known.source()).isEqualTo(Source.MSK_API);
            assertThat(known.since()).isBetween(start, Instant.now());
        });
        assertThat(warm.lookups().misses()).isEqualTo(1);
        assertThat(warm.lookups().failures()).isZero();
        assertThat(warm.credentialsExpiry())
                .hasValueSatisfying(end -> assertThat(end).isAfter(Instant.now()));
        assertThat(warm.lastPreflight()).containsSame(report);
        assertThat(warm.lastPreflightAt())
                .hasValueSatisfying(at -> assertThat(at).isBetween(start, Instant.now()));

        ClusterStatus local = portolan.cluster("local").status();
        assertThat(local.brokers().map(KnownBrokers::source)).contains(Source.CATALOG);
        assertThat(local.region()).isEmpty();

        portolan.close();
        assertThat(orders.status().credentialsExpiry()).as("given back").isEqualTo(Optional.empty());
        assertThat(orders.status().lastPreflight()).containsSame(report);
        assertThatThrownBy(portolan::warmUp).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void listenerHearsPreflightsAndAwsCalls(LocalMsk msk) {
        List<RemoteCall> calls = new CopyOnWriteArrayList<>();
        List<PreflightReport> reports = new CopyOnWriteArrayList<>();
        PortolanListener listener = new PortolanListener() {
            @Override
            public void called(RemoteCall call) {
                calls.add(call);
                throw new IllegalStateException("a listener's fault is no fault of the path");
            }

            @Override
            public void preflighted(PreflightReport report) {
                reports.add(report);
            }
        };
        PreflightReport last;
        try (Portolan portolan =
                OrdersEstate.builder(msk, text -> text).listener(listener).open()) {
            portolan.warmUp();
            last = portolan.cluster("orders").status().lastPreflight().orElseThrow();
        }
        assertThat(reports).containsExactly(last);
        assertThat(calls)
                .extracting(RemoteCall::service, RemoteCall::operation, RemoteCall::subject)
                .containsExactly(
                        tuple("sts", "AssumeRole", HUB),
                        tuple("sts", "AssumeRole", CLIENT),
                        tuple("kafka", "GetBootstrapBrokers", "orders"));
        assertThat(calls).extracting(RemoteCall::outcome).containsOnly(Outcome.SUCCESS);
    }

    @Test
    @Timeout(60)
    void listenersMayCallBack(LocalMsk msk) {
        CompletableFuture<Portolan> opened = new CompletableFuture<>();
        CompletableFuture<Object> brokers = new CompletableFuture<>();
        CompletableFuture<Object> config = new CompletableFuture<>();
        PortolanListener listener = new PortolanListener() {
            @Override
            public void called(RemoteCall call) {
                brokers.complete(opened.join().cluster("orders").bootstrapBrokers());
            }

            @Override
            public void preflighted(PreflightReport report) {
                assertThat(opened.join().cluster("orders").status().lastPreflight())
                        .contains(report);
                config.complete(opened.join().cluster("orders").clientConfig());
            }
        };
        try (Portolan portolan =
                OrdersEstate.builder(msk, text -> text).listener(listener).open()) {
            opened.complete(portolan);
            portolan.cluster("orders").clientConfig();
            assertThat(brokers).succeedsWithin(Duration.ofSeconds(30)).isNotNull();
            assertThat(config).succeedsWithin(Duration.ofSeconds(30)).isNotNull();
        }
    }
}
