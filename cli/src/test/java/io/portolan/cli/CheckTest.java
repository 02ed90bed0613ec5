package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link CheckCommand} on an estate. */
class CheckTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate()
            .serviceVpc("prod", "eu-west-1")
            .cluster(
                    "east", c -> c.inVpc("prod", "us-east-2").catalogName("pay").controlPlaneOnly())
            .cluster(
                    "west", c -> c.inVpc("prod", "eu-west-1").catalogName("pay").controlPlaneOnly()));

    @Test
    void reachableClusterIsATreeAndASummary(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "check", "orders");
        assertThat(run.out())
                .startsWith("Preflight of orders (us-east-2)")
                .contains("\n  DNS ", "\n  TCP ")
                .endsWith("\n1 of 1 cluster OK, 0 with warnings, 0 failed\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ssl.enabled.protocols, TLSv1.9", "ssl.cipher.suites, ECDHE-RSA-AES256-GCM-SHA384"})
    void refusedTlsSettingIsAFailureOfTheCheck(String setting, String value, LocalMsk msk) {
        String added = "defaults:\n  kafka:\n    " + setting + ": " + value;
        CommandRun run = CommandRun.of(msk, text -> text.replace("defaults:\n  kafka:", added), "check", "orders");

        assertThat(run.out()).contains("TLS_SETTING_REFUSED  " + setting + "=" + value);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void failureHasItsFixAndExitCodeOne(LocalMsk msk) {
        msk.faults().hostResolver("shop").removeRule("us-east-2");
        CommandRun run = CommandRun.of(msk, "check", "orders");
        assertThat(run.out())
                .contains("MISSING_RULE", "FORWARD  kafka-serverless.us-east-2.amazonaws.com")
                .endsWith("\n0 of 1 cluster OK, 0 with warnings, 1 failed\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void allMeansEachRegionOfEachCluster(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "check", "--all");
        assertThat(run.out())
                .contains(
                        "Preflight of pay@us-east-2 (us-east-2): FAILED",
                        "Preflight of pay@eu-west-1 (eu-west-1): FAILED")
                .contains("Preflight of orders (us-east-2): OK", "\n1 of 3 clusters OK");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void oneCauseOfSeveralFailuresStandsOnce(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "check", "pay@us-east-2", "pay@eu-west-1");
        assertThat(run.out())
                .startsWith("""
                        1 cause explains 2 findings in 2 of 2 clusters

                        Cause 1: CONTROL_PLANE_DENIED, Brokers, 2 clusters
                        """)
                .containsOnlyOnce("Allow kafka:GetBootstrapBrokers")
                .contains("\n      see    cause 1 above\n")
                .endsWith("\n0 of 2 clusters OK, 0 with warnings, 2 failed\n");
    }

    @Test
    void failedRoleIsAFindingNotAnError(LocalMsk msk) {
        msk.iam().removeRole(CommandRun.CLIENT);
        CommandRun run = CommandRun.of(msk, "check", "orders");
        assertThat(run.out()).contains("ROLE_NOT_ASSUMABLE  " + CommandRun.CLIENT);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void anUnknownProfileIsAFinding(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "check", "orders", "--profile", "nobody");
        assertThat(run.out()).contains("BASE_IDENTITY_UNAVAILABLE", "nobody");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void theTimeoutBoundsAPreflight(LocalMsk msk) {
        msk.faults().hostResolver("shop").silence();
        CommandRun run = CommandRun.of(msk, "check", "orders", "--timeout", "1ms");
        assertThat(run.out()).contains("DEADLINE_EXCEEDED", "nothing within 1 ms");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void unknownClustersAreBadInput(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "check", "order", "orders", "nothing-like-it");
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("portolan: ")
                .contains("UNKNOWN_CLUSTER  order\n", "Did you mean \"orders\"?", "UNKNOWN_CLUSTER  nothing-like-it")
                .doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void verboseShowsWhereAnErrorArose(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "check", "order", "--verbose");
        assertThat(run.err()).contains("UNKNOWN_CLUSTER", "\tat io.portolan.");
        assertThat(run.out()).isEmpty();
    }
}
