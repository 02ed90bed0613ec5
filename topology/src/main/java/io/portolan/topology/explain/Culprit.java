package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.plan.PlannedResource;
import java.util.List;

/**
 * The resource that keeps a site from a cluster. Immutable and thread-safe.
 *
 * @param code what it does to clients
 * @param evidence what was seen of it and what is wanted
 * @param cause why it matters, in full sentences
 * @param fix what to do, in full sentences
 * @param change the part of the plan that puts it right. It is empty if nothing of the plan does.
 */
public record Culprit(Code code, Evidence evidence, String cause, String fix, List<PlannedResource> change) {

    /** Copies the list. */
    public Culprit {
        change = List.copyOf(change);
    }
}
