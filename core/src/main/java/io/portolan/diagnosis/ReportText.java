package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes reports as text trees with a headline and a line per stage. Its findings stand below. What Portolan says itself is
 * ASCII, since logs are read anywhere.
 */
record ReportText(TerminalColour colour) {

    private static final String INDENT = "    ";

    /** The causes of several reports come first. The trees follow, and at the end how many clusters are sound. */
    String format(List<PreflightReport> reports) {
        ReportCauses causes = ReportCauses.ofMany(reports);
        return reports.stream()
                .map(report -> format(report, causes) + "\n\n")
                .collect(Collectors.joining("", new CausesText(causes, colour).format(), summary(reports)));
    }

    /** The whole of a report on one cluster. */
    String format(PreflightReport report) {
        return format(report, ReportCauses.NONE);
    }

    private String format(PreflightReport report, ReportCauses causes) {
        int width = report.stages().stream()
                .mapToInt(stage -> stage.stage().name().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(headline(report));
        for (StageReport stage : report.stages()) {
            text.append("\n  ").append(stageLine(stage, width));
            findings(text, stage.findings(), causes);
        }
        return text.toString();
    }

    private String headline(PreflightReport report) {
        String region = report.region().isEmpty() ? "" : " (" + report.region() + ")";
        CheckStatus status = CheckStatus.of(report.severity());
        return "Preflight of " + LineWrapper.withoutControlCharacters(report.cluster() + region) + ": "
                + colour.paint(status, status.text()) + worst(report) + ", "
                + report.duration().toMillis() + " ms";
    }

    /** Stage and code of the first of the worst findings. So the headline alone says something. */
    private static String worst(PreflightReport report) {
        Severity severity = report.severity();
        return report.stages().stream()
                .filter(stage -> severity != Severity.INFO && stage.severity() == severity)
                .findFirst()
                .map(stage -> " at " + stage.stage() + " with " + worst(stage))
                .orElse("");
    }

    private static Code worst(StageReport stage) {
        return stage.findings().stream()
                .filter(finding -> finding.severity() == stage.severity())
                .findFirst()
                .orElseThrow()
                .code();
    }

    private String stageLine(StageReport stage, int width) {
        String name = stage.stage().name();
        String padded = name + " ".repeat(width - name.length()) + "  ";
        CheckStatus status = CheckStatus.of(stage);
        if (stage.skipped()) {
            return padded + colour.paint(status, status.text());
        }
        String millis = stage.duration().toMillis() + " ms";
        String gap = " ".repeat(Math.max(1, 17 - status.text().length() - millis.length()));
        return padded + colour.paint(status, status.text()) + gap + millis;
    }

    /** Neighbours with the same cause and fix say it once after the last of them. */
    private void findings(StringBuilder text, List<Finding> findings, ReportCauses causes) {
        for (int i = 0; i < findings.size(); i++) {
            FindingText lines = new FindingText(findings.get(i), INDENT, colour);
            text.append('\n').append(FindingText.isRepeated(findings, i) ? lines.facts() : whole(lines, causes));
        }
    }

    private static String whole(FindingText lines, ReportCauses causes) {
        return causes.find(lines.finding()).map(lines::factsOf).orElseGet(lines::all);
    }

    private static String summary(List<PreflightReport> reports) {
        return count(reports, Severity.INFO) + " of " + CountWords.of(reports.size(), "cluster") + " OK, "
                + count(reports, Severity.WARNING) + " with warnings, " + count(reports, Severity.FAILURE) + " failed";
    }

    private static long count(List<PreflightReport> reports, Severity severity) {
        return reports.stream().filter(report -> report.severity() == severity).count();
    }
}
