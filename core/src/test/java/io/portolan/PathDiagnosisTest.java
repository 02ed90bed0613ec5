package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Each diagnosis of {@link io.portolan.preflight.Preflight} for roles, control plane, TLS and IAM. It must have its words
 * in the stage where it belongs, by both policies.
 */
class PathDiagnosisTest {

    /**
     * The stages whose failures a client may overcome by itself, as far as Portolan knows before it makes the client.
     */
    private static final Set<Stage> LEFT_TO_CLIENTS = EnumSet.of(Stage.TLS, Stage.IAM);

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster()
            .cluster("creating", cluster -> cluster.state("CREATING").controlPlaneOnly()));

    private final LocalMsk msk = ESTATE.msk();

    @ParameterizedTest
    @EnumSource
    void faultHasItsCodeAndSkipsTheRest(PathFault fault) {
        PreflightReport report = reportOfPolicyFail(fault.strike(msk, msk.catalogText("shop")));

        assertFailedAt(fault.stage(), report);
        assertThat(report.findings())
                .as(report.toString())
                .filteredOn(finding -> finding.code() == fault.code())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).contains(fault.cause());
                    assertThat(finding.fix()).contains(fault.fix().toList());
                    assertThat(finding.asked()).isNotBlank();
                    assertThat(finding.seen()).isNotBlank();
                });
    }

    /** A STS that throttles is to the policy what one that is down is, and takes 15 s too. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STS_THROTTLED")
    void policyWarnContinuesWhenAClientIsPossible(PathFault fault) {
        String catalog =
                fault.strike(msk, msk.catalogText("shop")).replace("defaults:", "defaults:\n  preflight: warn");
        try (Portolan portolan = OrdersEstate.open(msk, text -> catalog)) {
            PortolanException e = catchThrowableOfType(
                    PortolanException.class, () -> portolan.cluster("orders").clientConfig());
            if (e == null) {
                assertThat(fault.stage()).isIn(LEFT_TO_CLIENTS);
            } else {
                assertThat(e).isNotInstanceOf(PreflightException.class);
                assertThat(e.has(fault.code())).as(e.getMessage()).isTrue();
            }
        }
    }

    @Test
    void noBaseIdentity() {
        BaseIdentity none = BaseIdentity.provider(() -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        });
        try (Portolan portolan = Portolan.builder(OrdersEstate.catalog(msk, text -> text))
                .baseIdentity(none)
                .open()) {
            PreflightReport report = portolan.cluster("orders").preflight();
            assertFailedAt(Stage.CREDENTIALS, report);
            assertThat(report.has(Code.BASE_IDENTITY_UNAVAILABLE))
                    .as(report.toString())
                    .isTrue();
        }
    }

    @Test
    void plainTextAnswerIsATlsFailure() throws IOException {
        InetAddress elsewhere = msk.serviceVpc("prod", "us-east-2").unusedAddress();
        msk.faults()
                .inboundResolvers("prod", "us-east-2")
                .forEach(resolver -> resolver.answer(msk.cluster("orders").bootstrapHost(), elsewhere));
        try (ServerSocket server = new ServerSocket(9098, 50, elsewhere)) {
            Thread closing = new Thread(() -> closeEach(server), "no-tls");
            closing.setDaemon(true);
            closing.start();
            PreflightReport report = reportOfPolicyFail(msk.catalogText("shop"));

            assertFailedAt(Stage.TLS, report);
            Finding finding = report.findings().get(report.findings().size() - 1);
            assertThat(finding.code()).isEqualTo(Code.TLS_FAILED);
            assertThat(finding.cause()).contains("accepts connections, but the TLS handshake fails");
            assertThat(finding.fix()).contains("Check that the port is a TLS listener (IAM: 9098)");
        }
    }

    private static void closeEach(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            // Closed when the test is over.
        }
    }

    private PreflightReport reportOfPolicyFail(String catalog) {
        try (Portolan portolan = OrdersEstate.open(msk, text -> catalog)) {
            PreflightException e = catchThrowableOfType(
                    PreflightException.class, () -> portolan.cluster("orders").clientConfig());
            assertThat(e).as("the refusal of policy fail").isNotNull();
            return e.report();
        }
    }

    private static void assertFailedAt(Stage stage, PreflightReport report) {
        assertThat(report.stages())
                .as(report.toString())
                .filteredOn(StageReport::failed)
                .extracting(StageReport::stage)
                .containsExactly(stage);
        assertThat(report.stages())
                .as(report.toString())
                .filteredOn(other -> other.stage().compareTo(stage) > 0)
                .allMatch(StageReport::skipped);
    }
}
