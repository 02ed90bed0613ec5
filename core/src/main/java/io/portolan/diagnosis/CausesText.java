package io.portolan.diagnosis;

import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the causes of many reports as text.
 *
 * @param where the places that have a cause, in lines
 */
record CausesText(ReportCauses causes, TerminalColour colour, Function<SharedCause, String> where) {

    private static final int MOST_SHOWN = 200;

    /** The causes of reports on this host. */
    CausesText(ReportCauses causes, TerminalColour colour) {
        this(causes, colour, CausesText::clusters);
    }

    /** All of them with an empty line after each. Nothing if there are none. */
    String format() {
        if (causes.isEmpty()) {
            return "";
        }
        return causes.causes().stream()
                .limit(MOST_SHOWN)
                .map(cause -> format(cause) + "\n\n")
                .collect(Collectors.joining("", causes.summary() + "\n\n", ""));
    }

    private String format(SharedCause cause) {
        LabelledText parts = new LabelledText("  ", colour);
        return "Cause " + cause.number() + ": "
                + colour.paint(cause.status(), cause.code().name()) + ", " + cause.scope(causes.noun())
                + parts.lines("cause", cause.cause())
                + parts.lines("fix", cause.fix())
                + parts.lines("where", where.apply(cause));
    }

    private static String clusters(SharedCause cause) {
        return cause.findings().keySet().stream()
                .map(report -> report.cluster() + ": " + String.join(", ", cause.subjects(report)))
                .collect(Collectors.joining("\n"));
    }
}
