package io.portolan.topology.explain;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.diagnosis.Step;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.MissingView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The report of a preflight. What the control planes said stands first in the stage that is broken, since it is more exact. */
record ExplainedReport(Explanation explanation) {

    PreflightReport join() {
        return new PreflightReport(
                explanation.way().cluster(),
                explanation.way().region(),
                explanation
                        .preflight()
                        .map(PreflightReport::environment)
                        .orElse(explanation.way().environment()),
                explanation.preflight().map(PreflightReport::duration).orElse(Duration.ZERO),
                Stream.of(Stage.values()).map(this::stage).toList());
    }

    private StageReport stage(Stage stage) {
        StageReport measured = explanation.preflight().stream()
                .flatMap(report -> report.stages().stream())
                .filter(report -> report.stage() == stage)
                .findFirst()
                .orElseGet(() -> StageReport.skipped(stage));
        if (stage != broken()) {
            return measured;
        }
        List<Finding> findings = new ArrayList<>();
        explanation.finding().ifPresent(findings::add);
        findings.addAll(measured.findings());
        List<Step> steps = new ArrayList<>(measured.steps());
        for (Evidence evidence : explanation.evidence()) {
            steps.add(step(evidence.api() + " " + evidence.subject(), evidence.seen()));
        }
        for (MissingView view : explanation.missing()) {
            steps.add(step(view.what() + " of " + FoundResource.place(view.place()), "not seen, " + view.why()));
        }
        return new StageReport(stage, measured.skipped() && findings.isEmpty(), measured.duration(), findings, steps);
    }

    /** The stage that the culprit breaks. A stage that nothing was measured in is not proven by what the control planes say. */
    private Stage broken() {
        return explanation.culprit().flatMap(culprit -> culprit.code().stage()).orElse(Stage.DNS);
    }

    private static Step step(String name, String outcome) {
        return new Step(name, outcome, Duration.ZERO);
    }
}
