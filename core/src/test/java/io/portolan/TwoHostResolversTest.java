package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.dns.HostResolver;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link io.portolan.preflight.Preflight} tells two name servers of one host apart. One of them lacks the rule. */
class TwoHostResolversTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster()
            .site("internet", site -> site.inRegion("prod", "us-east-2").withoutRule("us-east-2")));

    private final LocalMsk msk = ESTATE.msk();
    private final HostResolver other = msk.site("internet").resolver();

    @BeforeEach
    void enter() {
        msk.enter("shop");
    }

    @Test
    void resolverWithoutTheRuleIsAWarningIfNamesResolve() {
        PreflightReport report = preflight();

        assertThat(report.severity()).as(report.toString()).isEqualTo(Severity.WARNING);
        assertThat(disagreements(report))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.seen()).contains(viewpoint(other) + "  NXDOMAIN"));
    }

    @Test
    void resolverWithoutTheRuleIsNamedIfTheJvmAskedIt() {
        msk.enter("internet");
        PreflightReport report = preflight();

        assertThat(report.has(Code.MISSING_RULE)).as(report.toString()).isTrue();
        assertThat(disagreements(report)).hasSize(1);
        assertThat(report.toString()).contains("The " + viewpoint(other));
    }

    @Test
    void silentResolverIsNamedBesideTheOther() {
        other.silence();
        PreflightReport report = preflight();

        assertThat(disagreements(report))
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.seen()).contains(viewpoint(other) + "  no answer to any question"));
    }

    private PreflightReport preflight() {
        String second = ":" + other.address().getPort() + "]";
        try (Portolan portolan = OrdersEstate.open(
                msk,
                text -> text.replaceFirst(
                        "host-resolvers: \\[(.*)]",
                        "host-resolvers: [$1, " + other.address().getAddress().getHostAddress() + second))) {
            return portolan.cluster("orders").preflight();
        }
    }

    private static List<Finding> disagreements(PreflightReport report) {
        return report.findings().stream()
                .filter(finding -> finding.code() == Code.HOST_RESOLVERS_DISAGREE)
                .toList();
    }

    private static String viewpoint(HostResolver resolver) {
        return "host resolver " + resolver.address().getAddress().getHostAddress() + ":"
                + resolver.address().getPort();
    }
}
