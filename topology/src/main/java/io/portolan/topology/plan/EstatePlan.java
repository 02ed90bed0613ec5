package io.portolan.topology.plan;

import io.portolan.catalog.ClusterCatalog;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that an estate needs so that all of its sites reach all of its clusters. Immutable and thread-safe.
 *
 * <pre>{@code
 * EstatePlan plan = EstatePlan.of(ClusterCatalog.load(Path.of("estate.yaml")));
 * plan.resources().forEach(System.out::println);
 * }</pre>
 *
 * @param environment the environment. It may be empty.
 * @param resources the resources of AWS, each after those that it refers to
 * @param forwarders the forwarders of sites on premises
 * @param warnings what cannot be planned or needs care, in full sentences
 * @param sites the names of the client sites that need a resource, by its reference
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

    /**
     * The plan of the estate that a catalog describes. Nothing is read but the catalog.
     *
     * @throws io.portolan.diagnosis.PortolanException with a {@code CATALOG_INVALID} finding if the catalog describes no client sites
     *     or no service VPCs, so nothing can be planned
     */
    public static EstatePlan of(ClusterCatalog catalog) {
        return new EstatePlanner(new EstateFacts(catalog, catalog.estate())).plan();
    }

    /** A plan with some resources alone, such as those that an estate lacks. */
    public static EstatePlan ofResources(String environment, List<PlannedResource> resources) {
        return new EstatePlan(environment, resources, List.of(), List.of(), Map.of());
    }

    /** A part of this plan. It keeps all warnings. */
    public EstatePlan select(PlanSelection selection) {
        List<PlannedResource> selected = resources.stream()
                .filter(resource -> selection.contains(resource.stack()))
                .filter(resource -> selection.site().isEmpty()
                        || sites(resource).contains(selection.site().get()))
                .toList();
        List<SiteForwarder> atSites = forwarders.stream()
                .filter(forwarder -> selection.containsForwarders())
                .filter(forwarder ->
                        selection.site().isEmpty() || selection.site().get().equals(forwarder.site()))
                .toList();
        return new EstatePlan(environment, selected, atSites, warnings, sites);
    }

    /** The names of the sites that need a resource. */
    public Set<String> sites(PlannedResource resource) {
        return sites.getOrDefault(resource.reference(), Set.of());
    }
}
