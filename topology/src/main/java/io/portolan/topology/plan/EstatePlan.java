package io.portolan.topology.plan;

import java.util.List;

/**
 * Everything that an estate needs so that all of its sites reach all of its clusters. Immutable and thread-safe.
 *
 * @param resources the resources of AWS, each after those that it refers to
 * @param forwarders the forwarders of sites on premises
 * @param warnings what cannot be planned or needs care, in full sentences
 */
public record EstatePlan(List<PlannedResource> resources, List<SiteForwarder> forwarders, List<String> warnings) {

    /** Copies the lists. */
    public EstatePlan {
        resources = List.copyOf(resources);
        forwarders = List.copyOf(forwarders);
        warnings = List.copyOf(warnings);
    }
}
