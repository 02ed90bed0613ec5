package io.portolan.topology.explain;

import io.portolan.diagnosis.LineWrapper;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.TerminalColour;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an explanation as lines, like a preflight. */
record ExplanationText(Explanation explanation, TerminalColour colour) {

    /** @param all whether all that is as it should be is listed */
    String format(boolean all) {
        StringBuilder text = new StringBuilder(headline());
        explanation
                .finding()
                .ifPresent(finding -> text.append('\n')
                        .append(finding.toText(colour == TerminalColour.ANSI)
                                .indent(2)
                                .stripTrailing()));
        preflight(text);
        if (!explanation.missing().isEmpty()) {
            text.append("\n  ").append(colour.paintFaint("Not seen"));
            UnseenParts.lines(explanation.missing()).forEach(line -> append(text, "    ", line));
        }
        if (!explanation.evidence().isEmpty()) {
            evidence(text, all);
        }
        return text.toString();
    }

    private void evidence(StringBuilder text, boolean all) {
        text.append("\n  ").append(colour.paintFaint("As it should be"));
        if (all) {
            explanation
                    .evidence()
                    .forEach(evidence ->
                            append(text, "    ", evidence.api() + "  " + evidence.subject() + ": " + evidence.seen()));
        } else {
            text.append(" (--all lists it)");
            append(text, "    ", counts());
        }
    }

    /** How much of each part was seen, such as {@code roles and policies 7, shares 1}. */
    private String counts() {
        Map<String, Long> counts = explanation.evidence().stream()
                .collect(Collectors.groupingBy(ExplanationText::part, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String part(Evidence evidence) {
        String service = evidence.api().substring(0, evidence.api().indexOf(':'));
        return switch (service) {
            case "iam" -> "roles and policies";
            case "route53resolver" -> "rules and endpoints";
            case "route53profiles" -> "Profiles";
            case "ram" -> "shares";
            case "ec2" -> "security groups and routes";
            default -> service;
        };
    }

    private String headline() {
        return title(explanation.way()) + ": " + colour.paint(verdictSeverity(), verdict(explanation));
    }

    /** {@code Explanation of orders (us-west-2) from stock}. */
    static String title(Explanation.Way way) {
        return "Explanation of " + way.cluster() + " (" + way.region() + ") from " + way.site();
    }

    private Severity verdictSeverity() {
        return switch (explanation.outcome()) {
            case CULPRIT_FOUND -> Severity.FAILURE;
            case NOTHING_WRONG -> Severity.INFO;
            case VIEWS_MISSING -> Severity.WARNING;
        };
    }

    /** {@code FAILED with MISSING_RULE}. */
    static String verdict(Explanation explanation) {
        return switch (explanation.outcome()) {
            case CULPRIT_FOUND ->
                "FAILED with " + explanation.culprit().orElseThrow().code();
            case NOTHING_WRONG -> "nothing is wrong in the control plane";
            case VIEWS_MISSING -> "cannot say, because views are missing";
        };
    }

    private void preflight(StringBuilder text) {
        explanation.preflight().ifPresent(report -> {
            text.append("\n  ").append(colour.paintFaint("Preflight from this host"));
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
