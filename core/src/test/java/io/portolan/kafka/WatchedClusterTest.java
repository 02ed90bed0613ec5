package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.ClusterResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What {@link WatchedCluster} makes of the ids that {@link ClusterWatch} sees, and of {@link WatchedSslEngines}. */
class WatchedClusterTest {

    @AutoClose
    private final ClusterWatch watch = new ClusterWatch();

    private final List<Finding> met = new ArrayList<>();
    private final PortolanListener listener = new PortolanListener() {
        @Override
        public void otherClusterMet(String cluster, Finding finding) {
            met.add(finding);
        }
    };

    @AutoClose
    @SuppressWarnings("UnusedVariable") // JUnit closes it
    private final GuardReports.Subscription reports =
            GuardReports.OF_THIS_JVM.subscribe(cluster -> cluster.equals("orders"), listener);

    @Test
    void otherIdIsAMistakeUntilTheRightOneIsSeen() {
        Map<String, Object> config = config("A", "client-1");
        watch.configure(config);
        WatchedCluster cluster = WatchedCluster.join(JaasOptions.read(config), config);
        see("A");
        assertThat(cluster.mistake()).isEmpty();

        see("B");
        see("B");
        assertThat(cluster.mistake().orElseThrow().has(Code.WRONG_CLUSTER)).isTrue();
        assertThat(met).as("one report for each change").hasSize(1);
        assertThat(met.get(0).seen()).isEqualTo("B");
        assertThat(met.get(0).asked()).contains("the cluster id A");

        see("A");
        assertThat(cluster.mistake()).isEmpty();
        see(null);
        assertThat(met).extracting(Finding::seen).containsExactly("B", "no cluster id");
        cluster.leave();
    }

    @Test
    void firstIdCountsIfNoneIsLearnt() {
        Map<String, Object> config = config("", "client-1");
        watch.configure(config);
        see("A");
        see("B");

        assertThat(met).hasSize(1);
        assertThat(met.get(0).asked()).contains("the cluster id A");
    }

    @Test
    void preflightsIdComesBeforeTheFirst() {
        Map<String, Object> config = config("", "client-1");
        watch.configure(config);
        WatchedCluster cluster = WatchedCluster.join(JaasOptions.read(config), config);
        cluster.expect("A");
        see("B");

        assertThat(cluster.mistake()).isPresent();
        cluster.leave();
    }

    @Test
    void clientsOfOneConfigurationAreToldApart() {
        watch.configure(config("A", "client-1"));
        Map<String, Object> other = config("A", "client-2");
        WatchedCluster neighbour = WatchedCluster.join(JaasOptions.read(other), other);
        see("B");

        assertThat(neighbour.mistake()).isEmpty();
        neighbour.leave();
    }

    @Test
    void aClientThatIsMadeAnewBeginsAnew() {
        watch.configure(config("A", "client-1"));
        see("B");
        watch.close();
        Map<String, Object> config = config("A", "client-1");
        WatchedCluster again = WatchedCluster.join(JaasOptions.read(config), config);

        assertThat(again.mistake()).isEmpty();
        again.leave();
    }

    @Test
    void preflightOfTheRightClusterAllowsConnections() {
        Map<String, Object> config = config("A", "client-1");
        watch.configure(config);
        WatchedCluster cluster = WatchedCluster.join(JaasOptions.read(config), config);
        see("B");

        ClusterWatch.seenByPreflight("C");
        assertThat(cluster.mistake()).as("another cluster's preflight").isPresent();
        ClusterWatch.seenByPreflight("A");
        assertThat(cluster.mistake()).isEmpty();
        cluster.leave();
    }

    @Test
    void openConnectionsAreClosed() throws Exception {
        Map<String, Object> config = config("A", "client-1");
        watch.configure(config);
        WatchedCluster cluster = WatchedCluster.join(JaasOptions.read(config), config);
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        cluster.closeOnMistake(engine);
        see("A");
        assertThat(engine.isOutboundDone()).isFalse();

        see("B");
        assertThat(engine.isOutboundDone()).isTrue();
        cluster.leave();
    }

    @Test
    void plainTlsMakesNoNewConnection() {
        Map<String, Object> config = config("A", "client-1");
        watch.configure(config);
        try (WatchedSslEngines engines = new WatchedSslEngines()) {
            engines.configure(config);
            assertThat(engines.createClientSslEngine("b-1", 9094, "https")).isNotNull();
            see("B");

            assertThatThrownBy(() -> engines.createClientSslEngine("b-1", 9094, "https"))
                    .isInstanceOf(PortolanException.class)
                    .hasMessageContaining("WRONG_CLUSTER");
        }
    }

    private void see(@Nullable String id) {
        watch.onUpdate(new ClusterResource(id));
    }

    private static Map<String, Object> config(String id, String clientId) {
        Map<String, Object> config = new HashMap<>(Map.of(
                "client.id", clientId, "portolan.cluster", "orders", "portolan.cluster-id", id, "portolan.watch", "w"));
        config.putAll(Map.of("ssl.cipher.suites", List.of(), "ssl.enabled.protocols", List.of("TLSv1.3")));
        config.putAll(Map.of(
                "ssl.protocol",
                "TLSv1.3",
                "ssl.keymanager.algorithm",
                "SunX509",
                "ssl.trustmanager.algorithm",
                "PKIX",
                "ssl.keystore.type",
                "JKS",
                "ssl.truststore.type",
                "JKS"));
        return config;
    }
}
