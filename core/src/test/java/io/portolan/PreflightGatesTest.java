package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.dns.SilentServers;
import io.portolan.kafka.ClientConfig;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.BrokerApis;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.RunScope;
import io.portolan.runtime.WorkUrgency;
import io.portolan.runtime.WorkerThreads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** {@link PreflightGates} has one gate for all clients with the same TLS settings, and {@link ProvenPath} what they share. */
class PreflightGatesTest {

    private static final ClusterDefinition CLUSTER = ClusterCatalog.builder()
            .cluster(
                    "orders",
                    orders -> orders.bootstrapServers(List.of("b-1:9093"))
                            .securityProtocol("SSL")
                            .kafka("ssl.truststore.location", "/etc/ca.p12"))
            .build()
            .cluster("orders", () -> Region.US_EAST_2);
    private static final BootstrapBrokers BROKERS = new BootstrapBrokers(Set.of(new BrokerAddress("b-1", 9093)));

    private final WorkerThreads workers = new WorkerThreads();
    private final List<TlsSettings> made = new ArrayList<>();
    private final PreflightGates gates = new PreflightGates(gate(new RecordedCheck()), TlsSettings.of(CLUSTER));

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void otherPropertiesShareTheUsualGate() {
        assertThat(gates.gate(tls(Map.of("acks", "all")))).isSameAs(gates.usual());
        assertThat(gates.gate(tls(Map.of("ssl.truststore.location", "/etc/ca.p12"))))
                .isSameAs(gates.usual());
        assertThat(made).isEmpty();
    }

    @Test
    void equalTlsSettingsShareAGate() {
        Map<String, ?> overrides = Map.of("ssl.truststore.location", "/etc/other.p12");

        assertThat(gates.gate(tls(overrides))).isNotSameAs(gates.usual()).isSameAs(gates.gate(tls(overrides)));
        assertThat(gates.gate(tls(Map.of("ssl.protocol", "TLSv1.2")))).isNotSameAs(gates.gate(tls(overrides)));
        assertThat(made).hasSize(2);
    }

    @Test
    void onlyOwnFactoriesReadOtherProperties() {
        Object bundle = new Object();
        TlsSettings one = tls(Map.of("ssl.engine.factory.class", "com.example.Engines", "com.example.Bundle", bundle));
        TlsSettings other =
                tls(Map.of("ssl.engine.factory.class", "com.example.Engines", "com.example.Bundle", new Object()));

        assertThat(one).isNotEqualTo(other);
        assertThat(tls(Map.of("com.example.Bundle", bundle))).isEqualTo(TlsSettings.of(CLUSTER));
        assertThat(one.toString()).contains("com.example.Bundle").doesNotContain("/etc/ca.p12");
    }

    @Test
    void onlyTheLastUsedGatesAreKept() {
        PreflightGate first = gates.gate(cipher(0));
        for (int i = 1; i < 16; i++) {
            gates.gate(cipher(i));
        }
        assertThat(gates.gate(cipher(0))).isSameAs(first);
        gates.gate(cipher(16));
        assertThat(gates.gate(cipher(0))).isSameAs(first);
        int before = made.size();
        gates.gate(cipher(1));
        assertThat(made).as("the one not used for longest is made again").hasSize(before + 1);
    }

    @Test
    void verdictOfAnotherGateCountsWithoutTheUsual() {
        assertThat(gates.lastVerdict()).isNull();
        gates.gate(cipher(1))
                .beginPreflight(WorkUrgency.URGENT, new SilentServers())
                .join();

        assertThat(gates.lastVerdict()).isNotNull();
        assertThat(gates.brokerApis()).contains(BrokerApis.expected(true));
    }

    @Test
    void failedPathIsNotProven() {
        ProvenPath path = new ProvenPath();
        path.keep(PreflightGateTest.judged(Code.OK, BROKERS));
        assertThat(path.leadsTo(BROKERS)).isTrue();
        assertThat(path.leadsTo(new BootstrapBrokers(Set.of(new BrokerAddress("b-2", 9093)))))
                .isFalse();

        path.forget();
        assertThat(path.leadsTo(BROKERS)).isFalse();

        path.keep(PreflightGateTest.judged(Code.OK, BROKERS));
        path.keep(PreflightGateTest.judged(Code.TLS_FAILED, BROKERS));
        assertThat(path.leadsTo(BROKERS)).isFalse();
    }

    private static TlsSettings cipher(int number) {
        return tls(Map.of("ssl.cipher.suites", "CIPHER_" + number));
    }

    private static TlsSettings tls(Map<String, ?> overrides) {
        return ClientConfig.of(ClientKind.PRODUCER, CLUSTER, overrides).tlsSettings();
    }

    private PreflightGate gate(PathCheck check) {
        KnownBrokers known = new KnownBrokers(BROKERS, KnownBrokers.Source.CATALOG, Instant.EPOCH);
        return new PreflightGate(PreflightPolicy.FAIL, new PreflightGateTest.FixedBrokers(() -> known), check, workers);
    }

    /** A check that passes and remembers for which settings it was made. */
    private final class RecordedCheck implements PathCheck {

        @Override
        public JudgedBrokers run(Optional<KnownBrokers> known, RunScope scope) {
            return new JudgedBrokers(
                    PreflightGateTest.judged(Code.OK, BROKERS).report(),
                    Optional.of(BROKERS),
                    Optional.empty(),
                    Optional.of(BrokerApis.expected(true)));
        }

        @Override
        public PathCheck withTls(TlsSettings tls) {
            made.add(tls);
            return this;
        }
    }
}
