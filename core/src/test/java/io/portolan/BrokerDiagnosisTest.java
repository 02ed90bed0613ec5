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
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.testkit.CertificateFault;
import io.portolan.testkit.LocalCluster;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@link io.portolan.preflight.BrokerChecks} finds when the fault is with the brokers. It is in their certificates,
 * the identity or the advertised brokers.
 */
class BrokerDiagnosisTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(OrdersEstate.oneCluster().serviceVpc("dev", "us-east-2"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    OTHER_NAME      | TLS_NAME_MISMATCH | *.example.org
                    OTHER_AUTHORITY | TLS_UNTRUSTED     | CN=Inspecting proxy
                    EXPIRED         | TLS_EXPIRED       | CN=Portolan testkit
                    """)
    void badCertificateStopsAllCredentials(CertificateFault fault, Code code, String shown, LocalMsk msk) {
        orders(msk).showCertificate(fault);
        PreflightReport report = preflight(msk);

        assertFailed(report, Stage.TLS, code);
        assertThat(finding(report, code).seen()).contains(shown, "certificate of", "issued by", "valid");
        assertThat(msk.calls().count("sts:AssumeRole", OrdersEstate.CLIENT))
                .as("roles assumed for the control plane alone")
                .isEqualTo(1);
        assertThat(orders(msk).seenPrincipals()).isEmpty();
    }

    @Test
    void deniedRoleIsNamedWithTheBrokersWords(LocalMsk msk) {
        orders(msk).deny(OrdersEstate.CLIENT);
        PreflightReport report = preflight(msk);

        assertFailed(report, Stage.IAM, Code.ACCESS_DENIED);
        assertThat(finding(report, Code.ACCESS_DENIED).seen()).contains("]: Access denied");
        assertThat(finding(report, Code.ACCESS_DENIED).cause()).contains(OrdersEstate.CLIENT);
        assertThat(finding(report, Code.ACCESS_DENIED).fix()).contains("kafka-cluster:Connect");
    }

    @Test
    void throttledConnectIsNoDenial(LocalMsk msk) {
        orders(msk).throttleConnects();
        PreflightReport report = preflight(msk);

        assertFailed(report, Stage.IAM, Code.BROKER_THROTTLED);
        assertThat(finding(report, Code.BROKER_THROTTLED).seen()).contains("Too many connects");
    }

    @Test
    void failedDataPlaneRoleStopsBeforeTheBrokers(LocalMsk msk) {
        msk.iam().removeRole(OrdersEstate.CLIENT);
        try (Portolan portolan = open(msk, text -> OrdersEstate.bootstrapGiven(msk, text))) {
            PreflightReport report =
                    ReportSchema.valid(portolan.cluster("orders").preflight());

            assertFailed(report, Stage.IAM, Code.ROLE_NOT_ASSUMABLE);
            assertThat(orders(msk).kafka().authentications()).isEmpty();
        }
    }

    @Test
    void unresolvedAdvertisedNamesStopTheClient(LocalMsk msk) {
        msk.site("shop").resolver().removeRule("us-east-2");
        msk.site("shop").resolver().spare(orders(msk).bootstrapHost());
        PreflightReport report = preflight(msk);

        assertFailed(report, Stage.ADVERTISED_DNS, Code.MISSING_RULE);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == Code.MISSING_RULE)
                .extracting(Finding::subject)
                .containsExactlyInAnyOrderElementsOf(orders(msk).brokerHosts());
        assertThat(report.toString()).contains("Expiring 1 record(s)", "FORWARD  kafka-serverless.us-east-2");
        try (Portolan portolan = open(msk)) {
            assertThatThrownBy(() -> OrdersEstate.producer(portolan.cluster("orders")))
                    .isInstanceOf(PreflightException.class);
        }
    }

    @Test
    void advertisedNamesInAnotherEnvironmentStopEverything(LocalMsk msk) throws Exception {
        InetAddress elsewhere = addressIn(msk.serviceVpc("dev", "us-east-2").cidrBlock());
        msk.faults().misdirect("shop", orders(msk).brokerHosts(), elsewhere);
        PreflightReport report = preflight(msk);

        assertFailed(report, Stage.ADVERTISED_DNS, Code.WRONG_ENVIRONMENT);
        assertThat(report.stopsTraffic()).isTrue();
    }

    @Test
    void refusingAdvertisedBrokerIsNamed(LocalMsk msk) throws Exception {
        String second = orders(msk).brokerHosts().get(1);
        InetAddress nobody = addressIn(msk.serviceVpc("prod", "us-east-2").cidrBlock());
        msk.serviceVpc("prod", "us-east-2").inboundResolvers().forEach(resolver -> resolver.answer(second, nobody));
        PreflightReport report = preflight(msk);

        assertFailed(report, Stage.ADVERTISED_TCP, Code.TCP_REFUSED);
        assertThat(finding(report, Code.TCP_REFUSED).subject()).startsWith(second);
    }

    @Test
    void missingBrokerIsAWarning(LocalMsk msk) {
        orders(msk).stopBroker(2);
        PreflightReport report = preflight(msk);

        assertThat(report.severity()).as(report.toString()).isEqualTo(Severity.WARNING);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() != Code.OK)
                .extracting(Finding::code)
                .containsExactly(Code.TCP_DEGRADED);
    }

    private static InetAddress addressIn(String cidrBlock) throws UnknownHostException {
        return InetAddress.getByName(cidrBlock.replaceFirst("\\.0/.*", ".200"));
    }

    private static LocalCluster orders(LocalMsk msk) {
        return msk.cluster("orders");
    }

    private static PreflightReport preflight(LocalMsk msk) {
        try (Portolan portolan = open(msk)) {
            PreflightReport report =
                    ReportSchema.valid(portolan.cluster("orders").preflight());
            return report;
        }
    }

    private static void assertFailed(PreflightReport report, Stage stage, Code code) {
        List<StageReport> failed =
                report.stages().stream().filter(StageReport::failed).toList();
        assertThat(failed).as(report.toString()).extracting(StageReport::stage).containsExactly(stage);
        assertThat(failed.get(0).findings())
                .filteredOn(finding -> finding.severity() == Severity.FAILURE)
                .as(report.toString())
                .isNotEmpty()
                .allMatch(finding -> finding.code() == code);
        assertThat(report.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    private static Finding finding(PreflightReport report, Code code) {
        return report.findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
