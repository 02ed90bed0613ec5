package io.portolan.topology.explain;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.diagnosis.Step;
import io.portolan.topology.view.MissingView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of a preflight, with what the control planes said in its stages. */
record ExplainedReport(Explanation explanation) {

    PreflightReport join() {
        return new PreflightReport(
                explanation.way().cluster(),
                explanation.way().region(),
                explanation.preflight().map(PreflightReport::environment).orElse(""),
                explanation.preflight().map(PreflightReport::duration).orElse(Duration.ZERO),
                Stream.of(Stage.values()).map(this::stage).toList());
    }

    private StageReport stage(Stage stage) {
        StageReport measured = explanation.preflight().stream()
                .flatMap(report -> report.stages().stream())
                .filter(report -> report.stage() == stage)
                .findFirst()
                .orElseGet(() -> StageReport.skipped(stage));
        List<Finding> findings = new ArrayList<>(measured.findings());
        Optional<Finding> finding =
                explanation.finding().filter(found -> found.code().stage().equals(Optional.of(stage)));
        finding.ifPresent(findings::add);
        List<Step> steps = new ArrayList<>(measured.steps());
        explanation.evidence().stream()
                .filter(evidence -> stage(evidence.api()) == stage)
                .map(evidence -> step(evidence.api() + " " + evidence.subject(), evidence.seen()))
                .forEach(steps::add);
        explanation.missing().stream()
                .filter(view -> stage(view) == stage)
                .map(view -> step(view.what(), "not seen, " + view.why()))
                .forEach(steps::add);
        boolean skipped = measured.skipped() && findings.isEmpty() && steps.isEmpty();
        return new StageReport(stage, skipped, measured.duration(), findings, steps);
    }

    private static Step step(String name, String outcome) {
        return new Step(name, outcome, Duration.ZERO);
    }

    private static Stage stage(String api) {
        if (api.startsWith("iam:")) {
            return Stage.CREDENTIALS;
        }
        return api.startsWith("ec2:") ? Stage.TCP : Stage.DNS;
    }

    /** IAM has no regions. */
    private static Stage stage(MissingView view) {
        return view.place().region().isEmpty() ? Stage.CREDENTIALS : Stage.DNS;
    }
}
