package io.portolan;

import static io.portolan.TestEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.ReportSchema;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.Faults;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import java.net.InetAddress;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong in an estate, and that Portolan calls it by its name. */
class DiagnosisTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(TestEstate.oneCluster().serviceVpc("dev", "us-east-2"));

    @Test
    void allIsWell(LocalMsk msk) {
        PreflightReport report = preflight(msk);
        assertThat(report.findings()).extracting(Finding::code).containsOnly(Code.OK);
        assertThat(report.orThrow().stages()).hasSize(10).noneMatch(stage -> stage.skipped());
    }

    @Test
    void noForwardingRule(LocalMsk msk) {
        faults(msk).hostResolver("shop").removeRule("us-east-2");
        assertThat(failure(msk))
                .contains("MISSING_RULE  " + msk.cluster("orders").bootstrapHost())
                .contains("NXDOMAIN", "FORWARD  kafka-serverless.us-east-2.amazonaws.com", "AWS RAM");
    }

    @Test
    void theRuleLeadsIntoTheDevEnvironmentsVpc(LocalMsk msk) {
        faults(msk).hostResolver("shop").forwardTo("us-east-2", faults(msk).inboundResolvers("dev", "us-east-2"));
        assertThat(failure(msk)).contains("RULE_TO_OTHER_VPC");
    }

    @Test
    void addressesAreStrippedOnTheWay(LocalMsk msk) {
        faults(msk).hostResolver("shop").stripAddresses();
        assertThat(failure(msk)).contains("REBIND_PROTECTION");
    }

    @Test
    void theRulesTargetsCannotBeReached(LocalMsk msk) {
        faults(msk).hostResolver("shop").failTargets("us-east-2");
        assertThat(failure(msk)).contains("RULE_TARGET_UNREACHABLE");
    }

    @Test
    void theHostsResolverRefuses(LocalMsk msk) {
        faults(msk).hostResolver("shop").refuse();
        assertThat(failure(msk)).contains("RESOLVER_REFUSED");
    }

    @Test
    void theClusterIsNotInTheServiceVpc(LocalMsk msk) {
        faults(msk).forget("prod", "us-east-2", "orders");
        assertThat(failure(msk)).contains("NOT_IN_SERVICE_VPC");
    }

    @Test
    void aPrivateAddressInNoDeclaredBlock(LocalMsk msk) throws Exception {
        faults(msk).misdirect("shop", "orders", InetAddress.getByName("10.77.0.1"));
        assertThat(failure(msk)).contains("OUTSIDE_SERVICE_VPC", "10.77.0.1");
    }

    @Test
    void centralResolversOutOfReachDoNotStopAHostThatResolvesWell(LocalMsk msk) {
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
    void nobodyAnswers(LocalMsk msk) {
        faults(msk).inboundResolvers("prod", "us-east-2").forEach(resolver -> resolver.silence());
        faults(msk).hostResolver("shop").silence();
        assertThat(failure(msk)).contains("DNS_UNREACHABLE");
    }

    @Test
    void noBrokerListens(LocalMsk msk) {
        msk.cluster("orders").stopBroker(1);
        msk.cluster("orders").stopBroker(2);
        assertThat(failure(msk)).contains("TCP_REFUSED", ":9098");
    }

    @Test
    void policyWarnGoesOnWhereKafkaWorksInSpiteOfAFailure(LocalMsk msk) throws Exception {
        UnaryOperator<String> resolversAlone = text ->
                text.replaceAll("cidr-blocks: \\[(\\d+\\.\\d+)\\.16\\.0/20]", "cidr-blocks: [$1.17.0/26, $1.18.0/26]");
        try (Portolan strict = open(msk, resolversAlone)) {
            assertThatThrownBy(() -> TestEstate.producer(strict.cluster("orders")))
                    .isInstanceOf(PreflightException.class)
                    .hasMessageContaining("OUTSIDE_SERVICE_VPC");
        }
        try (Portolan lenient = open(
                        msk, text -> resolversAlone.apply(text).replace("defaults:", "defaults:\n  preflight: warn"));
                Producer<String, String> producer = TestEstate.producer(lenient.cluster("orders"))) {
            producer.send(new ProducerRecord<>("warned", "v")).get();
        }
    }

    @Test
    void theControlPlaneIsDown(LocalMsk msk) {
        faults(msk).aws().raise(AwsService.KAFKA, AwsFault.UNAVAILABLE);
        assertThat(failure(msk)).contains("FAILED at BROKERS with CONTROL_PLANE_UNREACHABLE");
    }

    private static Faults faults(LocalMsk msk) {
        return msk.faults();
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
