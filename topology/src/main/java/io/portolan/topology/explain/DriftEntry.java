package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.view.MissingView;
import java.util.List;

/**
 * What became of a planned resource. Immutable and thread-safe.
 *
 * @param resource the resource
 * @param id the id of what exists for it. It is empty if nothing does.
 * @param state how it is
 * @param differences what differs
 * @param missing what could not be seen of it
 */
public record DriftEntry(
        PlannedResource resource, String id, State state, List<Evidence> differences, List<MissingView> missing) {

    /** Copies the lists. */
    public DriftEntry {
        differences = List.copyOf(differences);
        missing = List.copyOf(missing);
    }

    /** How a planned resource is. */
    public enum State {
        /** It does what is planned. */
        EQUAL,
        /** It exists, but a property differs. */
        DIFFERENT,
        /** It does not exist. */
        MISSING,
        /** Nobody can see it. */
        UNSEEN
    }
}
