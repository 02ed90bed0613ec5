package io.portolan.topology.explain;

import io.portolan.diagnosis.LineWrapper;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.TerminalColour;
import io.portolan.topology.explain.DriftEntry.State;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.MissingView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a drift as lines. */
record DriftText(Drift drift, TerminalColour colour) {

    private static final int STATE_WIDTH = 11;
    private static final int LABEL_WIDTH = 7;

    String format() {
        List<String> lines = new ArrayList<>();
        Set<MissingView> missing = new LinkedHashSet<>();
        for (DriftEntry entry : drift.entries()) {
            if (entry.state() == State.DIFFERENT || entry.state() == State.MISSING) {
                add(lines, entry);
            }
            missing.addAll(entry.missing());
        }
        for (Evidence diversion : drift.diversions()) {
            lines.add(line(Severity.FAILURE, "DIVERTED", diversion.subject()));
            lines.add(seen(diversion));
        }
        UnseenParts.lines(missing).forEach(view -> lines.add(line(Severity.WARNING, "UNSEEN", view)));
        List<PlannedResource> change = drift.change();
        if (!change.isEmpty()) {
            lines.add("Make it so. The plan has:");
            lines.add(PlanFragment.text(change));
        }
        lines.add(drift.entries().size() + " planned resources: " + drift.count(State.EQUAL) + " as planned, "
                + drift.count(State.DIFFERENT) + " different, " + drift.count(State.MISSING) + " missing, "
                + drift.count(State.UNSEEN) + " not seen, " + drift.diversions().size() + " diverted");
        return String.join("\n", lines);
    }

    private void add(List<String> lines, DriftEntry entry) {
        String name = entry.resource().name() + " ("
                + FoundResource.place(entry.resource().stack()) + ")"
                + (entry.id().isEmpty() ? "" : " is " + entry.id());
        lines.add(line(Severity.FAILURE, entry.state().name(), name));
        entry.differences().forEach(difference -> lines.add(seen(difference)));
    }

    private String seen(Evidence difference) {
        return labelled("asked", difference.api() + ": " + difference.wanted()) + "\n"
                + labelled("seen", difference.seen());
    }

    /** Colour takes no column, so words are painted after lines are broken. */
    private String line(Severity severity, String state, String text) {
        String lines = LineWrapper.wrap(state + " ".repeat(STATE_WIDTH - state.length()), text);
        return colour.paint(severity, state) + lines.substring(state.length());
    }

    private String labelled(String label, String text) {
        String lines = LineWrapper.wrap("  " + label + " ".repeat(LABEL_WIDTH - label.length()), text);
        return "  " + colour.paintFaint(label) + lines.substring(2 + label.length());
    }
}
