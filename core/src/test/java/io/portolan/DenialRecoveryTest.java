package io.portolan;

import static io.portolan.OrdersEstate.CLIENT;
import static io.portolan.OrdersEstate.HUB;
import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How {@link Cluster} recovers after trust is removed and given back. The clock may also be a little off. */
class DenialRecoveryTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @Test
    void deniedClientsShareARefusalUntilAPreflight(LocalMsk msk) throws Exception {
        msk.faults().aws().deny("sts:AssumeRole", CLIENT);
        try (Portolan portolan = open(msk)) {
            Cluster orders = portolan.cluster("orders");
            IntStream.range(0, 20)
                    .parallel()
                    .forEach(i -> assertThatThrownBy(() -> OrdersEstate.producer(orders))
                            .hasMessageContaining("ROLE_NOT_ASSUMABLE"));
            assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(1);

            msk.faults().aws().clear();
            orders.preflight().orThrow();
            try (Producer<String, String> producer = OrdersEstate.producer(orders)) {
                assertThat(producer.send(new ProducerRecord<>("trust", "v"))
                                .get()
                                .hasOffset())
                        .isTrue();
            }
        }
        assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(2);
        assertThat(msk.calls().count("sts:AssumeRole", HUB)).isEqualTo(1);
    }

    @Test
    void smallClockDriftIsAPreflightWarning(LocalMsk msk) {
        msk.faults().clock().skew(Duration.ofMinutes(3));
        try (Portolan portolan = open(msk)) {
            PreflightReport report = portolan.cluster("orders").preflight().orThrow();

            assertThat(report.severity()).isEqualTo(Severity.WARNING);
            assertThat(report.stages())
                    .filteredOn(stage -> stage.stage() == Stage.IAM)
                    .flatMap(stage -> stage.findings())
                    .filteredOn(finding -> finding.code() == Code.CLOCK_DRIFT)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.seen()).matches("1[78]\\d s behind"));
        }
    }
}
