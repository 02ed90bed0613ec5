package io.portolan.topology.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan while it is made. What two sites need alike is in it once. Not thread-safe. */
final class PlanDraft {

    private final Map<ResourceReference, PlannedResource> resources = new LinkedHashMap<>();
    private final Map<ResourceReference, Set<String>> sites = new LinkedHashMap<>();
    private final List<SiteForwarder> forwarders = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    /** Adds a resource that these sites need. */
    void add(PlannedResource resource, Collection<String> siteNames) {
        resources.putIfAbsent(resource.reference(), resource);
        sites.computeIfAbsent(resource.reference(), absent -> new LinkedHashSet<>())
                .addAll(siteNames);
    }

    void add(SiteForwarder forwarder) {
        forwarders.add(forwarder);
    }

    /** The rules of security groups. */
    List<PlannedTraffic> traffic() {
        return resources.values().stream()
                .filter(PlannedTraffic.class::isInstance)
                .map(PlannedTraffic.class::cast)
                .toList();
    }

    /** Adds a warning in full sentences. It appears once. */
    void warn(String warning) {
        warnings.add(warning);
    }

    EstatePlan toPlan(String environment) {
        return new EstatePlan(environment, List.copyOf(resources.values()), forwarders, List.copyOf(warnings), sites);
    }
}
