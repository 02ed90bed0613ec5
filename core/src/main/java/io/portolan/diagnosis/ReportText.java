package io.portolan.diagnosis;

/** Writes a report as a text tree. */
final class ReportText {

    private ReportText() {}

    static String of(PreflightReport report) {
        StringBuilder text = new StringBuilder(report.cluster());
        for (StageReport stage : report.stages()) {
            text.append("\n  ").append(stage.stage()).append(stage.skipped() ? "  skipped" : "");
            stage.findings()
                    .forEach(finding ->
                            text.append("\n    ").append(finding.toString().replace("\n", "\n    ")));
        }
        return text.toString();
    }
}
