package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedStack;

/**
 * A part of the control plane that could not be read. Immutable and thread-safe.
 *
 * @param what the part, as a noun such as {@code the forwarding rules}
 * @param place its account and region
 * @param why why it is missing, without a full stop
 * @param need what it takes to read it, as a full sentence
 */
public record MissingView(String what, PlannedStack place, String why, String need) {

    /** The part with its place and the reason. */
    @Override
    public String toString() {
        return what + " of " + FoundResource.place(place) + ": " + why + ". " + need;
    }
}
