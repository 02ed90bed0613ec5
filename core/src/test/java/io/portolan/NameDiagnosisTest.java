package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.ReportSchema;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.dns.InboundResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each diagnosis of {@link io.portolan.preflight.Preflight} for DNS and TCP with its words and by both policies. The
 * fault is with the bootstrap name or with the advertised names only.
 */
class NameDiagnosisTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(
            OrdersEstate.oneCluster().serviceVpc("prod", "us-west-2").serviceVpc("dev", "us-east-2"));

    private final LocalMsk msk = ESTATE.msk();

    /** Which names a fault affects, and in which stages it must appear. */
    enum AffectedNames {
        BOOTSTRAP(Stage.DNS, Stage.TCP),
        ADVERTISED(Stage.ADVERTISED_DNS, Stage.ADVERTISED_TCP);

        private final Stage dns;
        private final Stage tcp;

        AffectedNames(Stage dns, Stage tcp) {
            this.dns = dns;
            this.tcp = tcp;
        }

        List<String> hosts(LocalMsk msk) {
            List<String> hosts = new ArrayList<>(msk.cluster("orders").brokerHosts());
            if (this == BOOTSTRAP) {
                hosts.add(msk.cluster("orders").bootstrapHost());
            }
            return hosts;
        }

        Stage stage(Code code) {
            return code.name().startsWith("TCP") ? tcp : dns;
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(AffectedNames.values())
                .flatMap(names -> Stream.of(NameFault.values()).map(fault -> Arguments.of(fault, names)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("faults")
    void faultHasItsCodeAndItsPolicy(NameFault fault, AffectedNames names) throws Exception {
        strike(fault, names);
        CompletableFuture<Boolean> lenient = CompletableFuture.supplyAsync(this::isLetThroughByPolicyWarn);
        PreflightReport report = reportOfPolicyFail(fault.code());

        assertThat(blamed(report, fault.code(), names))
                .as(report.toString())
                .isNotEmpty()
                .allSatisfy(finding -> assertWords(fault, finding));
        assertFailsFirstAt(names.stage(fault.code()), fault.code(), report);
        assertThat(lenient.get(60, TimeUnit.SECONDS))
                .as("policy warn goes on")
                .isEqualTo(!fault.code().stopsTraffic());
    }

    private void assertWords(NameFault fault, Finding finding) {
        assertThat(finding.cause()).contains(fault.cause());
        assertThat(finding.fix())
                .contains(fault.fix()
                        .map(text -> text.replace("<targets>", targets()))
                        .toList());
    }

    private void strike(NameFault fault, AffectedNames names) throws Exception {
        if (names == AffectedNames.ADVERTISED) {
            msk.site("shop").resolver().spare(msk.cluster("orders").bootstrapHost());
        }
        fault.strike(msk, names.hosts(msk));
    }

    /** The report. It comes from the exception if the preflight must fail. */
    private PreflightReport reportOfPolicyFail(Code code) {
        try (Portolan portolan = OrdersEstate.open(msk)) {
            Cluster orders = portolan.cluster("orders");
            if (code.severity() != Severity.FAILURE) {
                return ReportSchema.valid(orders.preflight());
            }
            PreflightException e = catchThrowableOfType(PreflightException.class, orders::clientConfig);
            assertThat(e).as("the refusal of policy fail").isNotNull();
            return e.report();
        }
    }

    private boolean isLetThroughByPolicyWarn() {
        try (Portolan portolan =
                OrdersEstate.open(msk, text -> text.replace("defaults:", "defaults:\n  preflight: warn"))) {
            portolan.cluster("orders").clientConfig();
            return true;
        } catch (PreflightException e) {
            assertThat(e.report().stopsTraffic()).as(e.getMessage()).isTrue();
            return false;
        }
    }

    /** The findings of this code in the stage of these names. No other name may have such a finding. */
    private List<Finding> blamed(PreflightReport report, Code code, AffectedNames names) {
        List<Finding> findings = stage(report, names.stage(code)).findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
        assertThat(findings)
                .extracting(finding -> finding.subject().replace(":9098", ""))
                .isSubsetOf(names.hosts(msk));
        return findings;
    }

    private static void assertFailsFirstAt(Stage stage, Code code, PreflightReport report) {
        for (StageReport other : report.stages()) {
            if (other.stage().compareTo(stage) < 0) {
                assertThat(other.failed())
                        .as("%s in%n%s", other.stage(), report)
                        .isFalse();
            }
            if (other.stage().compareTo(stage) > 0 && code.severity() == Severity.FAILURE) {
                assertThat(other.skipped())
                        .as("%s in%n%s", other.stage(), report)
                        .isTrue();
            }
        }
    }

    /** Silent resolvers alone are no failure, whether this network has a direct path to them or not. */
    @Test
    void silentCentralResolversAreNoFailure() {
        inbound().get(1).silence();
        assertThat(onlyFindingOf(Code.CENTRAL_DEGRADED)).satisfies(finding -> {
            assertThat(finding.cause())
                    .isEqualTo(
                            "One inbound resolver is silent, and others answer. Look-ups work, but without redundancy.");
            assertThat(finding.fix()).contains("Check the silent address of the inbound endpoint", "UDP and TCP 53");
        });
        inbound().get(1).restore();
        inbound().forEach(InboundResolver::hide);
        assertThat(onlyFindingOf(Code.CENTRAL_UNREACHABLE).cause())
                .isEqualTo("This network has no direct path to them. The rule has one, since the names resolve.");
    }

    private Finding onlyFindingOf(Code code) {
        PreflightReport report = reportOfPolicyFail(code);
        assertThat(report.severity()).as(report.toString()).isEqualTo(code.severity());
        List<Finding> others = report.findings().stream()
                .filter(finding -> finding.code() != Code.OK)
                .toList();
        assertThat(others).as(report.toString()).extracting(Finding::code).containsExactly(code);
        return others.get(0);
    }

    private static StageReport stage(PreflightReport report, Stage stage) {
        return report.stages().stream()
                .filter(one -> one.stage() == stage)
                .findFirst()
                .orElseThrow(() -> new AssertionError(report));
    }

    private List<InboundResolver> inbound() {
        return msk.faults().inboundResolvers("prod", "us-east-2");
    }

    private String targets() {
        return msk.serviceVpc("prod", "us-east-2").resolverAddresses().stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
                .collect(Collectors.joining(", "));
    }
}
