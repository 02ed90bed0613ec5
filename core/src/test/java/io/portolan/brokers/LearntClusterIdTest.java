package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ClusterDefinition.Settings;
import io.portolan.catalog.ClusterIdRule;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.SnapshotPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long {@link BrokerDirectory} keeps the cluster id that a preflight saw. */
class LearntClusterIdTest {

    private static final String BOOT = "boot-a.c2.kafka-serverless.us-west-2.amazonaws.com:9098";
    private static final String ID = "PHpW-Mn5QyO3aVUhGPUZ5A";

    @TempDir
    Path folder;

    @AutoClose
    private final BrokersLab lab = new BrokersLab();

    @Test
    void idSurvivesARefresh() {
        lab.answer(BOOT);
        BrokerDirectory brokers = lab.withoutSnapshot();
        ClusterDefinition orders = BrokersLab.orders();
        assertThat(brokers.supplier(orders).get().clusterId()).isEmpty();

        brokers.learnClusterId(orders, ID);
        assertThat(brokers.supplier(orders).get().clusterId()).contains(ID);
        lab.time.pass(Duration.ofMinutes(30));
        assertThat(lab.msk.calls).hasSizeGreaterThan(1);
        assertThat(brokers.supplier(orders).get().clusterId()).contains(ID);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREFER_SNAPSHOT", "PREFER_LIVE"})
    void snapshotKeepsTheIdForTheNextStart(SnapshotPolicy policy) {
        lab.answer(BOOT);
        learn(lab.open(policy, folder), BrokersLab.orders());

        assertThat(learnt(lab.open(policy, folder), BrokersLab.orders())).contains(ID);
    }

    @Test
    void idOfASnapshotIsReplaced() {
        lab.answer(BOOT);
        learn(lab.open(SnapshotPolicy.PREFER_SNAPSHOT, folder), BrokersLab.orders());
        BrokerDirectory second = lab.open(SnapshotPolicy.PREFER_SNAPSHOT, folder);
        second.resolve(BrokersLab.orders());
        second.learnClusterId(BrokersLab.orders(), "_Y3WrZuMRrCqoAQMmZiGaw");
        second.close();

        assertThat(learnt(lab.open(SnapshotPolicy.PREFER_SNAPSHOT, folder), BrokersLab.orders()))
                .contains("_Y3WrZuMRrCqoAQMmZiGaw");
    }

    @Test
    void anotherArnIsAnotherCluster() {
        ClusterDefinition orders = BrokersLab.byName("orders");
        answerName("5d2c-s1");
        BrokerDirectory brokers = lab.withoutSnapshot();
        brokers.resolve(orders);
        brokers.learnClusterId(orders, ID);
        answerName("9f1e-s1");
        lab.time.pass(Duration.ofMinutes(30));

        assertThat(brokers.supplier(orders).get().clusterId())
                .as("the cluster of this name was made anew")
                .isEmpty();
    }

    @Test
    void idOfGivenBrokersStaysInMemory() {
        BrokerDirectory brokers = lab.withoutSnapshot();
        ClusterDefinition orders = BrokersLab.orders();
        ClusterDefinition given = new ClusterDefinition(
                "given",
                orders.region(),
                new BrokerSource.Given(List.of(new BrokerAddress("b-1.example", 9098))),
                orders.access(),
                orders.settings());
        var known = brokers.supplier(given);
        brokers.learnClusterId(given, ID);

        assertThat(known.get().clusterId()).contains(ID);
    }

    /** Two preflights side by side may both see the first id. */
    @Test
    void firstIdStaysIfAnotherStopsTraffic() {
        lab.answer(BOOT);
        BrokerDirectory brokers = lab.withoutSnapshot();
        ClusterDefinition orders = learning(BrokersLab.orders().source());
        ClusterDefinition given = learning(new BrokerSource.Given(List.of(new BrokerAddress("b-1.example", 9098))));
        for (ClusterDefinition cluster : List.of(orders, given)) {
            brokers.resolve(cluster);
            brokers.learnClusterId(cluster, ID);
            brokers.learnClusterId(cluster, "_Y3WrZuMRrCqoAQMmZiGaw");

            assertThat(learnt(brokers, cluster)).contains(ID);
        }
    }

    private static ClusterDefinition learning(BrokerSource source) {
        ClusterDefinition orders = BrokersLab.orders();
        return new ClusterDefinition(
                "orders",
                orders.region(),
                source,
                orders.access(),
                new Settings(
                        PreflightPolicy.OFF, new ClusterIdRule(Optional.empty(), true), Map.of(), Optional.empty()));
    }

    private static void learn(BrokerDirectory brokers, ClusterDefinition cluster) {
        brokers.resolve(cluster);
        brokers.learnClusterId(cluster, ID);
        brokers.close();
    }

    private static Optional<String> learnt(BrokerDirectory brokers, ClusterDefinition cluster) {
        return brokers.supplier(cluster).get().clusterId();
    }

    private void answerName(String uuid) {
        String arn = "arn:aws:kafka:us-west-2:222222222222:cluster/orders/" + uuid;
        lab.msk.behaviour = call -> LoopbackMskServer.ok(
                call.contains("bootstrap-brokers")
                        ? "{'bootstrapBrokerStringSaslIam':'" + BOOT + "'}"
                        : "{'clusterInfoList':[{'clusterArn':'" + arn
                                + "','clusterName':'orders','clusterType':'SERVERLESS','state':'ACTIVE'}]}");
    }
}
