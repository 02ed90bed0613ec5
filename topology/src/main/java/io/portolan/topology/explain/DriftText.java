package io.portolan.topology.explain;

import io.portolan.diagnosis.LineWrapper;
import io.portolan.topology.explain.DriftEntry.State;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.MissingView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a drift as lines. */
record DriftText(Drift drift) {

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
            lines.add(LineWrapper.wrap("DIVERTED   ", diversion.subject()));
            lines.add(seen(diversion));
        }
        UnseenParts.lines(missing).forEach(line -> lines.add(LineWrapper.wrap("UNSEEN     ", line)));
        lines.add(drift.entries().size() + " planned resources: " + drift.count(State.EQUAL) + " as planned, "
                + drift.count(State.DIFFERENT) + " different, " + drift.count(State.MISSING) + " missing, "
                + drift.count(State.UNSEEN) + " not seen, " + drift.diversions().size() + " diverted");
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, DriftEntry entry) {
        String name = entry.resource().name() + " ("
                + FoundResource.place(entry.resource().stack()) + ")"
                + (entry.id().isEmpty() ? "" : " is " + entry.id());
        lines.add(LineWrapper.wrap(entry.state() == State.MISSING ? "MISSING    " : "DIFFERENT  ", name));
        entry.differences().forEach(difference -> lines.add(seen(difference)));
    }

    private static String seen(Evidence difference) {
        return LineWrapper.wrap("  asked  ", difference.api() + ": " + difference.wanted()) + "\n"
                + LineWrapper.wrap("  seen   ", difference.seen());
    }
}
