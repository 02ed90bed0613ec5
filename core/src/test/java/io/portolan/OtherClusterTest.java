package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Cluster} does with brokers of another cluster whose names, certificate and access are right. */
@Timeout(60)
class OtherClusterTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(TwinEstate.declared());

    @ParameterizedTest
    @ValueSource(strings = {"warn", "fail"})
    void pinnedIdStopsTheFirstClient(String policy, LocalMsk msk) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        estate.swap();
        try (Portolan portolan = estate.openPinned(policy)) {
            assertThatThrownBy(() -> OrdersEstate.producer(portolan.cluster("orders")))
                    .isInstanceOf(PreflightException.class)
                    .hasMessageContaining("WRONG_CLUSTER");
            assertThat(portolan.cluster("orders").preflight().stopsTraffic()).isTrue();
        }
        assertThat(estate.recordsOfTheTwin()).isZero();
    }

    @Test
    void rightIdIsInTheReport(LocalMsk msk) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        String id = msk.cluster("orders").clusterId();
        try (Portolan portolan = estate.openPinned("fail")) {
            PreflightReport report = portolan.cluster("orders").preflight();

            assertThat(report.orThrow().toText(false)).contains("OK  cluster id: " + id + ", as the catalog says");
            assertThat(report.toJson()).contains("\"subject\": \"cluster id\"", id + ", as the catalog says");
        }
    }

    @ParameterizedTest
    @CsvSource({"learn, WRONG_CLUSTER", "'', CLUSTER_ID_CHANGED"})
    void learntIdIsComparedInTheSameProcess(String clusterId, Code code, LocalMsk msk) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        try (Portolan portolan = estate.open(clusterId, "fail")) {
            portolan.cluster("orders").preflight().orThrow();
            estate.swap();

            assertThat(portolan.cluster("orders").preflight().findings())
                    .extracting(Finding::code)
                    .contains(code);
        }
    }

    @Test
    void learntIdSurvivesARestart(LocalMsk msk, @TempDir Path folder) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        String id = msk.cluster("orders").clusterId();
        try (Portolan first = withSnapshot(msk, folder)) {
            first.cluster("orders").preflight().orThrow();
        }
        estate.swap();
        try (Portolan second = withSnapshot(msk, folder)) {
            assertThatThrownBy(() -> OrdersEstate.producer(second.cluster("orders")))
                    .hasMessageContaining("WRONG_CLUSTER")
                    .hasMessageContaining("the cluster id " + id + ", which an earlier preflight saw");
        }
    }

    @Test
    void changedIdWithoutARuleIsOneWarning(LocalMsk msk) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        try (Portolan portolan = estate.open("", "fail")) {
            Cluster orders = portolan.cluster("orders");
            orders.preflight();
            estate.swap();
            assertThat(orders.preflight().orThrow().has(Code.CLUSTER_ID_CHANGED))
                    .isTrue();
            assertThat(orders.preflight().has(Code.CLUSTER_ID_CHANGED))
                    .as("the new id is learnt")
                    .isFalse();
            try (Producer<String, String> producer = OrdersEstate.producer(orders)) {
                assertThat(producer.send(TwinEstate.record()).get().hasOffset()).isTrue();
            }
        }
    }

    private static Portolan withSnapshot(LocalMsk msk, Path folder) {
        return OrdersEstate.open(
                msk,
                text -> TwinEstate.withId("learn", "fail")
                        .apply(text)
                        .replace("snapshot: {policy: off}", "snapshot: {directory: " + folder + "}"));
    }
}
