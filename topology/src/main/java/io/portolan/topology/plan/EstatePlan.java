package io.portolan.topology.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that an estate needs so that all of its sites reach all of its clusters. Immutable and thread-safe.
 *
 * @param environment the environment. It may be empty.
 * @param resources the resources of AWS, each after those that it refers to
 * @param forwarders the forwarders of sites on premises
 * @param warnings what cannot be planned or needs care, in full sentences
 * @param sites the names of the client sites that need a resource, by its reference. A resource that no single site needs is not
 *     among them.
 */
public record EstatePlan(
        String environment,
        List<PlannedResource> resources,
        List<SiteForwarder> forwarders,
        List<String> warnings,
        Map<ResourceReference, Set<String>> sites) {

    /** Copies the lists and the map. */
    public EstatePlan {
        resources = List.copyOf(resources);
        forwarders = List.copyOf(forwarders);
        warnings = List.copyOf(warnings);
        sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
    }
}
