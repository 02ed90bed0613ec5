package io.portolan.topology.explain;

import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.TerminalColour;
import io.portolan.topology.plan.PlannedResource;
import java.util.List;

/**
 * A plan compared with what exists. Immutable and thread-safe.
 *
 * @param environment the environment. It may be empty.
 * @param entries each planned resource in the order of the plan
 * @param diversions rules that take names away from planned rules
 */
public record Drift(String environment, List<DriftEntry> entries, List<Evidence> diversions) {

    /** Copies the lists. */
    public Drift {
        entries = List.copyOf(entries);
        diversions = List.copyOf(diversions);
    }

    /** The planned resources that put right what differs or is missing. */
    public List<PlannedResource> change() {
        return entries.stream()
                .filter(entry ->
                        entry.state() == DriftEntry.State.DIFFERENT || entry.state() == DriftEntry.State.MISSING)
                .map(DriftEntry::resource)
                .toList();
    }

    /** How many planned resources are in this state. */
    public long count(DriftEntry.State state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }

    /** A failure if something differs or is missing, or if nothing can be seen. A warning if some of it cannot be seen. */
    public Severity severity() {
        long unseen = count(DriftEntry.State.UNSEEN);
        boolean blind = unseen > 0 && unseen == entries.size();
        if (blind || count(DriftEntry.State.DIFFERENT) + count(DriftEntry.State.MISSING) + diversions.size() > 0) {
            return Severity.FAILURE;
        }
        return unseen > 0 ? Severity.WARNING : Severity.INFO;
    }

    /** Lines of at most 100 columns. A longer word is not broken. External ids are not shown. */
    public String toText() {
        return toText(false);
    }

    /** {@link #toText()}. In colour, its states and labels have ANSI colours for a terminal. */
    public String toText(boolean colour) {
        return new DriftText(this, TerminalColour.of(colour)).format();
    }

    /**
     * Indented JSON without a line break at the end. Later versions may add fields. Its templates can be deployed, so the external ids of
     * roles are in them.
     */
    public String toJson() {
        return new DriftJson(this).format();
    }

    /** {@link #toText}. */
    @Override
    public String toString() {
        return toText();
    }
}
