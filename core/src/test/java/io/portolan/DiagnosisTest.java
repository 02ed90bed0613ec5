package io.portolan;

import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.ReportSchema;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whole runs of {@link Cluster#preflight()}. They show what passes, what only warns, and what the policies do with it.
 * {@code NameFault} and {@code PathFault} have the single faults.
 */
class DiagnosisTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @Test
    void allIsWell(LocalMsk msk) {
        PreflightReport report = preflight(msk);
        assertThat(report.findings()).extracting(Finding::code).containsOnly(Code.OK);
        assertThat(report.orThrow().stages()).hasSize(10).noneMatch(stage -> stage.skipped());
    }

    @Test
    void unreachableCentralResolversDoNotStopClients(LocalMsk msk) {
        UnaryOperator<String> nobodyListens = text -> text.replaceAll("\\.53:[0-9]+", ".53:1");
        try (Portolan portolan = open(msk, nobodyListens)) {
            PreflightReport report = portolan.cluster("orders").preflight();
            assertThat(report.has(Code.CENTRAL_UNREACHABLE))
                    .as(report.toString())
                    .isTrue();
            assertThat(report.severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    void noBrokerListens(LocalMsk msk) {
        msk.cluster("orders").stopBroker(1);
        msk.cluster("orders").stopBroker(2);
        assertThat(failure(msk)).contains("TCP_REFUSED", ":9098");
    }

    @Test
    void policyWarnContinuesWhenKafkaWorks(LocalMsk msk) throws Exception {
        UnaryOperator<String> resolversAlone = text ->
                text.replaceAll("cidr-blocks: \\[(\\d+\\.\\d+)\\.16\\.0/20]", "cidr-blocks: [$1.17.0/26, $1.18.0/26]");
        try (Portolan strict = open(msk, resolversAlone)) {
            assertThatThrownBy(() -> OrdersEstate.producer(strict.cluster("orders")))
                    .isInstanceOf(PreflightException.class)
                    .hasMessageContaining("OUTSIDE_SERVICE_VPC");
        }
        try (Portolan lenient = open(
                        msk, text -> resolversAlone.apply(text).replace("defaults:", "defaults:\n  preflight: warn"));
                Producer<String, String> producer = OrdersEstate.producer(lenient.cluster("orders"))) {
            producer.send(new ProducerRecord<>("warned", "v")).get();
        }
    }

    private static PreflightReport preflight(LocalMsk msk) {
        try (Portolan portolan = open(msk)) {
            return ReportSchema.valid(portolan.cluster("orders").preflight());
        }
    }

    private static String failure(LocalMsk msk) {
        PreflightReport report = preflight(msk);
        assertThat(report.severity()).as(report.toString()).isEqualTo(Severity.FAILURE);
        return report.toString();
    }
}
