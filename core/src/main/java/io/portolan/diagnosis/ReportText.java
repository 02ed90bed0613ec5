package io.portolan.diagnosis;

import java.util.List;

/** Writes a report as a text tree: a headline, a line per stage, its findings below. ASCII, since logs are read anywhere. */
final class ReportText {

    private static final String INDENT = "    ";

    private ReportText() {}

    static String of(PreflightReport report) {
        int width = report.stages().stream()
                .mapToInt(stage -> stage.stage().name().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(headline(report));
        for (StageReport stage : report.stages()) {
            text.append("\n  ").append(stageLine(stage, width));
            findings(text, stage.findings());
        }
        return text.toString();
    }

    private static String headline(PreflightReport report) {
        String region = report.region().isEmpty() ? "" : " (" + report.region() + ")";
        return "Preflight of " + report.cluster() + region + ": " + status(report.severity()) + worst(report) + ", "
                + report.duration().toMillis() + " ms";
    }

    /** Stage and code of the first of the worst findings, so that the headline alone says something. */
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

    private static String stageLine(StageReport stage, int width) {
        String name = stage.stage().name();
        String padded = name + " ".repeat(width - name.length()) + "  ";
        if (stage.skipped()) {
            return padded + "skipped";
        }
        String status = status(stage.severity());
        String millis = stage.duration().toMillis() + " ms";
        return padded + status + " ".repeat(Math.max(1, 18 - status.length() - millis.length())) + millis;
    }

    private static String status(Severity severity) {
        return switch (severity) {
            case INFO -> "OK";
            case WARNING -> "WARNING";
            case FAILURE -> "FAILED";
        };
    }

    /** Neighbours with the same cause and fix say it once, after the last of them. */
    private static void findings(StringBuilder text, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            boolean repeated = i + 1 < findings.size() && sameAdvice(finding, findings.get(i + 1));
            text.append('\n').append(repeated ? FindingText.facts(finding, INDENT) : FindingText.of(finding, INDENT));
        }
    }

    private static boolean sameAdvice(Finding one, Finding other) {
        return one.code() == other.code()
                && one.cause().equals(other.cause())
                && one.fix().equals(other.fix());
    }
}
