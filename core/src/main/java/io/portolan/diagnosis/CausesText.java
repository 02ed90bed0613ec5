package io.portolan.diagnosis;

import java.util.stream.Collectors;

/** Writes the causes of many reports as text. */
record CausesText(ReportCauses causes, TerminalColour colour) {

    /** All of them with an empty line after each. Nothing if there are none. */
    String format() {
        if (causes.isEmpty()) {
            return "";
        }
        return causes.causes().stream()
                .map(cause -> format(cause) + "\n\n")
                .collect(Collectors.joining("", causes.summary() + "\n\n", ""));
    }

    private String format(SharedCause cause) {
        LabelledText parts = new LabelledText("  ", colour);
        return "Cause " + cause.number() + ": "
                + colour.paint(cause.status(), cause.code().name()) + ", " + cause.scope()
                + parts.lines("cause", cause.cause())
                + parts.lines("fix", cause.fix())
                + parts.lines("where", where(cause));
    }

    private static String where(SharedCause cause) {
        return cause.findings().keySet().stream()
                .map(report -> report.cluster() + ": " + String.join(", ", cause.subjects(report)))
                .collect(Collectors.joining("\n"));
    }
}
