package io.portolan.topology.explain;

import io.portolan.diagnosis.Severity;
import java.util.List;

/**
 * A plan compared with what exists. Immutable and thread-safe.
 *
 * @param entries each planned resource in the order of the plan
 * @param diversions rules that take names away from planned rules
 */
public record Drift(List<DriftEntry> entries, List<Evidence> diversions) {

    /** Copies the lists. */
    public Drift {
        entries = List.copyOf(entries);
        diversions = List.copyOf(diversions);
    }

    /** How many planned resources are in this state. */
    public long count(DriftEntry.State state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }

    /** A failure if something differs or is missing. A warning if something cannot be seen. */
    public Severity severity() {
        if (count(DriftEntry.State.DIFFERENT) + count(DriftEntry.State.MISSING) + diversions.size() > 0) {
            return Severity.FAILURE;
        }
        return count(DriftEntry.State.UNSEEN) > 0 ? Severity.WARNING : Severity.INFO;
    }

    /** Lines of at most 100 columns. A longer word is not broken. */
    public String toText() {
        return new DriftText(this).format();
    }

    /** Indented JSON without a line break at the end. Later versions may add fields. */
    public String toJson() {
        return new DriftJson(this).format();
    }

    /** {@link #toText}. */
    @Override
    public String toString() {
        return toText();
    }
}
