package io.portolan.topology.explain;

import io.portolan.diagnosis.LineWrapper;
import io.portolan.diagnosis.Severity;

/** Writes an explanation as lines, like a preflight. */
record ExplanationText(Explanation explanation) {

    String format() {
        StringBuilder text = new StringBuilder(headline());
        explanation
                .finding()
                .ifPresent(finding ->
                        text.append('\n').append(finding.toString().indent(2).stripTrailing()));
        preflight(text);
        if (!explanation.missing().isEmpty()) {
            text.append("\n  Not seen");
            UnseenParts.lines(explanation.missing()).forEach(line -> append(text, "    ", line));
        }
        if (!explanation.evidence().isEmpty()) {
            text.append("\n  As it should be");
            explanation
                    .evidence()
                    .forEach(evidence ->
                            append(text, "    ", evidence.api() + "  " + evidence.subject() + ": " + evidence.seen()));
        }
        return text.toString();
    }

    private String headline() {
        Explanation.Way way = explanation.way();
        return "Explanation of " + way.cluster() + " (" + way.region() + ") from " + way.site() + ": " + verdict();
    }

    private String verdict() {
        return switch (explanation.outcome()) {
            case CULPRIT_FOUND ->
                "FAILED with " + explanation.culprit().orElseThrow().code();
            case NOTHING_WRONG -> "nothing is wrong in the control plane";
            case VIEWS_MISSING -> "cannot say, because views are missing";
        };
    }

    private void preflight(StringBuilder text) {
        explanation.preflight().ifPresent(report -> {
            text.append("\n  Preflight from this host");
            append(text, "    ", report.summary() + ".");
            report.findings().stream()
                    .filter(finding -> finding.severity() == Severity.FAILURE)
                    .forEach(finding ->
                            append(text, "    ", finding.code() + "  " + finding.subject() + ": " + finding.seen()));
        });
    }

    private static void append(StringBuilder text, String indent, String lines) {
        text.append('\n').append(LineWrapper.wrap(indent, lines, indent + "  "));
    }

    /** What to do, with the resources of the plan to copy. */
    static String fix(Culprit culprit) {
        return culprit.change().isEmpty()
                ? culprit.fix()
                : culprit.fix() + " The plan has:\n"
                        + PlanFragment.text(culprit.change()).indent(2).stripTrailing();
    }
}
