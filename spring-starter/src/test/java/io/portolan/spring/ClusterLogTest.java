package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.diagnosis.Step;
import io.portolan.spring.PortolanProperties.FindingFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@link ClusterLog} writes one line for each change of state, for people and for Spring Boot's structured logging. */
class ClusterLogTest {

    private static final String BROKER = "b-1.orders.x.c2.kafka.us-east-2.amazonaws.com:9098";
    private static final String ROLE = "arn:aws:iam::222222222222:role/orders-client";
    private static final String READY = "Cluster orders in us-east-2 is ready after 1 checks in 12 ms. Its bootstrap"
            + " brokers are " + BROKER + ". Its role is " + ROLE + ".";

    @AutoClose
    private final RecordedLog log = new RecordedLog();

    @AutoClose
    private final Portolan portolan = Portolan.builder(ClusterCatalog.builder()
                    .region("us-east-2")
                    .role("orders-client", role -> role.hop(ROLE))
                    .cluster(
                            "orders",
                            cluster -> cluster.bootstrapServers(List.of(BROKER)).role("orders-client"))
                    .build())
            .open();

    private final ClusterLog blocks = new ClusterLog(FindingFormat.BLOCK, () -> portolan);
    private final ClusterLog lines = new ClusterLog(FindingFormat.LINE, () -> portolan);

    @Test
    void readyClusterIsToldOnce() {
        portolan.cluster("orders").bootstrapBrokers();

        blocks.preflighted(report());
        blocks.preflighted(report());

        assertThat(log.messages()).containsExactly(READY);
        assertThat(log.structured("ecs"))
                .singleElement()
                .asString()
                .contains("\"message\":\"" + READY, "\"log\":{\"level\":\"INFO\"")
                .contains("\"portolan\":{\"cluster\":\"orders\",\"region\":\"us-east-2\",\"brokers\":\"" + BROKER)
                .contains("\"role\":\"" + ROLE + "\",\"checks\":1,\"milliseconds\":12}");
    }

    @Test
    void eachChangeIsToldOnce() {
        Stream.of(report(), report(Code.TCP_REFUSED), report(Code.TCP_REFUSED), report(), report(Code.CENTRAL_DEGRADED))
                .forEach(blocks::preflighted);

        assertThat(log.messages())
                .extracting(message -> message.replaceAll("(?s) after.*", ""))
                .containsExactly(
                        "Cluster orders in us-east-2 is ready",
                        "Cluster orders in us-east-2 is not ready",
                        "Cluster orders in us-east-2 is ready",
                        "Cluster orders in us-east-2 is ready, with warnings,",
                        "Cluster orders in us-east-2 is ready, with warnings,");
        assertThat(log.messages().get(1)).contains("\n", "TCP_REFUSED");
    }

    @Test
    void failureBeforeTheFirstSuccessIsTheCallersToTell() {
        blocks.preflighted(report(Code.TCP_REFUSED));

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void findingsAreLinesOnRequest() {
        lines.preflighted(report());
        lines.preflighted(report(Code.TCP_REFUSED, Code.TLS_UNTRUSTED));

        assertThat(log.messages()).hasSize(3).noneMatch(message -> message.contains("\n"));
        assertThat(log.messages().get(1))
                .isEqualTo(
                        "Cluster orders in us-east-2 is not ready after 1 checks in 12 ms: TCP_REFUSED b-1. Seen: one"
                                + " two. A cause. A fix: do it");
        assertThat(log.structured("ecs").get(1))
                .contains(
                        "\"cluster\":\"orders\",\"code\":\"TCP_REFUSED\",\"severity\":\"FAILURE\",\"subject\":\"b-1\"")
                .contains(
                        "\"asked\":\"b-1:9098\",\"seen\":\"one\\ntwo\",\"cause\":\"A cause.\",\"fix\":\"A fix:\\n  do it\"");
        assertThat(log.structured("logstash").get(2)).contains("\"portolan.code\":\"TLS_UNTRUSTED\"");
    }

    @Test
    void guardsReportsAreTold() {
        Finding finding = finding(Code.WRONG_ENVIRONMENT);
        blocks.credentialsWithheld("orders", "b-1", finding);
        lines.credentialsReleased("orders", "b-1");
        lines.otherClusterMet("orders", finding);
        lines.brokersChanged("orders", Set.of("b-1:9098"), Set.of("b-2:9098"));

        assertThat(log.messages()).hasSize(4);
        assertThat(log.messages().get(0)).startsWith("A client of cluster orders gets no credentials for b-1:\n");
        assertThat(log.messages().get(1)).isEqualTo("Clients of cluster orders get credentials for b-1 again.");
        assertThat(log.messages().get(2)).startsWith("A client of cluster orders has met another cluster: WRONG_ENV");
        assertThat(log.messages().get(3))
                .isEqualTo("Cluster orders has other bootstrap brokers. They were [b-1:9098] and are [b-2:9098].");
    }

    @Test
    void toleratedFailureIsToldAtOnce() {
        try (Portolan tolerant = Portolan.open(ClusterCatalog.builder()
                .region("us-east-2")
                .cluster(
                        "orders",
                        cluster -> cluster.bootstrapServers(List.of(BROKER)).preflight(PreflightPolicy.WARN))
                .build())) {
            new ClusterLog(FindingFormat.BLOCK, () -> tolerant).preflighted(report(Code.TCP_REFUSED));
        }

        assertThat(log.messages()).hasSize(1);
    }

    private static PreflightReport report(Code... codes) {
        List<Finding> findings = Stream.of(codes).map(ClusterLogTest::finding).toList();
        Step step = new Step("10.20.1.1:9098", "connected", Duration.ZERO);
        StageReport stage = new StageReport(Stage.TCP, false, Duration.ZERO, findings, List.of(step));
        return new PreflightReport("orders", "us-east-2", "prod", Duration.ofMillis(12), List.of(stage));
    }

    private static Finding finding(Code code) {
        return Finding.about(code, "b-1")
                .asked("b-1:9098")
                .seen("one\ntwo")
                .cause("A cause.")
                .fix("A fix:\n  do it")
                .build();
    }
}
