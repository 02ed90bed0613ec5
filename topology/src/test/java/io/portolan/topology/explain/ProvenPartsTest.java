package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.ResolverView;
import io.portolan.topology.view.Viewed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@link ProvenParts} are what a preflight passed before it failed. {@link SiteExplainer} does not look at them. */
class ProvenPartsTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";

    /** The hub trusts nobody, and the VPC has no rule. */
    private static final AlteredView BROKEN = AlteredView.whole()
            .withRole(
                    HUB,
                    role -> new FoundRole(
                            role.id(),
                            "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
                            role.maxSession(),
                            role.permissions(),
                            role.simulated()))
            .withResolver(
                    AlteredView.STOCK,
                    resolver -> new ResolverView(
                            resolver.endpoints(), resolver.rules(), new Viewed.Read<>(List.of()), resolver.profiles()));

    @Test
    void partsBeforeTheFailureAreProven() {
        assertThat(ProvenParts.of(Optional.of(report(Stage.DNS)))).isEqualTo(new ProvenParts(true, true, false, false));
        assertThat(ProvenParts.of(Optional.of(report(Stage.CREDENTIALS))))
                .isEqualTo(new ProvenParts(false, false, false, false));
        assertThat(ProvenParts.of(Optional.of(report(Stage.TLS)))).isEqualTo(new ProvenParts(true, true, true, true));
    }

    @Test
    void nothingIsProvenWithoutAFailure() {
        ProvenParts nothing = new ProvenParts(false, false, false, false);

        assertThat(ProvenParts.of(Optional.empty())).isEqualTo(nothing);
        assertThat(ProvenParts.of(Optional.of(report(null)))).isEqualTo(nothing);
    }

    @Test
    void provenRolesAreNotLookedAt() {
        Explanation alone = BROKEN.explain();
        Explanation joined = BROKEN.explain(Optional.of(report(Stage.DNS)));

        assertThat(alone.culprit().orElseThrow().evidence().resource()).isEqualTo(HUB);
        assertThat(joined.culprit().orElseThrow().evidence().resource()).startsWith("AssociationStockUsWest2");
        assertThat(joined.evidence()).noneMatch(evidence -> evidence.api().equals("iam:GetRole"));
    }

    @Test
    void wholePreflightProvesNothingAway() {
        assertThat(BROKEN.explain(Optional.of(report(null)))
                        .culprit()
                        .orElseThrow()
                        .evidence()
                        .resource())
                .isEqualTo(HUB);
    }

    /** Stages after the one that fails are skipped. */
    private static PreflightReport report(@Nullable Stage failing) {
        List<StageReport> stages = Arrays.stream(Stage.values())
                .map(stage -> failing != null && stage.compareTo(failing) > 0
                        ? StageReport.skipped(stage)
                        : new StageReport(stage, false, Duration.ZERO, findings(stage == failing)))
                .toList();
        return new PreflightReport("orders", "us-west-2", "prod", Duration.ZERO, stages);
    }

    private static List<Finding> findings(boolean failed) {
        return failed
                ? List.of(Finding.about(Code.MISSING_RULE, "orders")
                        .asked("an answer")
                        .seen("none")
                        .cause("It fails.")
                        .fix("Repair it.")
                        .build())
                : List.of();
    }
}
