package io.portolan.diagnosis;

import java.time.Duration;
import java.util.List;

/**
 * What one stage of a preflight found. A thread-safe value.
 *
 * @param stage the stage
 * @param skipped whether it did not run because an earlier stage failed or it does not apply
 * @param duration wall-clock time of the stage or zero if it was skipped
 * @param findings what it found in the order of its checks
 * @param steps what it did side by side in the order started
 */
public record StageReport(Stage stage, boolean skipped, Duration duration, List<Finding> findings, List<Step> steps) {

    /** Copies the findings and the steps. */
    public StageReport {
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
    }

    /** A stage whose steps are not known. */
    public StageReport(Stage stage, boolean skipped, Duration duration, List<Finding> findings) {
        this(stage, skipped, duration, findings, List.of());
    }

    /** A stage that did not run. */
    public static StageReport skipped(Stage stage) {
        return new StageReport(stage, true, Duration.ZERO, List.of());
    }

    /** The worst severity among the findings. {@link Severity#INFO} if there are none. */
    public Severity severity() {
        Severity worst = Severity.INFO;
        for (Finding finding : findings) {
            worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
        }
        return worst;
    }

    /** The word of its JSON, which may be {@code skipped} too. */
    public String status() {
        return CheckStatus.of(this).id();
    }

    /** Whether a finding is a failure. */
    public boolean failed() {
        return severity() == Severity.FAILURE;
    }
}
