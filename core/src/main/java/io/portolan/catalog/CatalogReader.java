package io.portolan.catalog;

import io.portolan.catalog.ClusterDefinition.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** Reads the whole catalog section by section. Every tree becomes a catalog here, wherever it is from. */
final class CatalogReader {

    private static final List<String> KEYS = List.of(
            "environment",
            "region",
            "service-vpcs",
            "foreign-cidr-blocks",
            "host-resolvers",
            "endpoints",
            "snapshot",
            "roles",
            "clusters",
            "defaults",
            "client-sites",
            "inspect-roles",
            IncludedFile.KEY);

    private CatalogReader() {}

    static ClusterCatalog read(String source, CatalogNode tree, CatalogFaults faults) {
        Optional<MapNode> fields = tree.fields();
        ClusterCatalog catalog = fields.isPresent() ? catalog(source, knownFields(fields.get())) : null;
        faults.orThrow();
        return Objects.requireNonNull(catalog);
    }

    /** The fields of a catalog. A file that is something else gets one fault, which shows nothing of its content. */
    static MapNode knownFields(MapNode fields) {
        Set<String> keys = fields.nodes().keySet();
        if (!keys.isEmpty()
                && Collections.disjoint(keys, KEYS)
                && keys.stream()
                        .limit(QuotedText.MOST_LISTED)
                        .allMatch(key -> WordSuggestions.nearest(key, KEYS).isEmpty())) {
            fields.place()
                    .addFault(
                            "a catalog, with the keys " + QuotedText.list(KEYS),
                            "a map of other keys",
                            "Not one of its keys is a catalog's.",
                            "Name the right file.");
            return new MapNode(fields.place(), Map.of());
        }
        return fields.allowOnly(KEYS);
    }

    private static ClusterCatalog catalog(String source, MapNode fields) {
        fields.refuse(
                IncludedFile.KEY,
                "no such key in what is not a file",
                "The path starts at the folder of a file. This is a stream, code or Spring's properties.",
                "Load the file by its path, or write here what it includes.");
        NetworkSection section = new NetworkSection(fields);
        EnvironmentNetwork network = section.read();
        Set<Region> served = network.serviceVpcs().keySet();
        boolean sound = served.size() == fields.entries("service-vpcs").size();
        DeclaredRoles roles = new RolesSection(fields, network.environment()).read();
        Settings defaults = defaults(fields);
        var clusters = clusters(fields, roles, defaults, new ClusterChecks(sound ? served : Set.of()));
        return new ClusterCatalog(
                network,
                EndpointsSection.read(fields),
                SnapshotSection.read(fields),
                new EstateSection(fields, roles, section.addressSpace()).read(),
                new ClusterLookup(source, clusters, defaults, served));
    }

    private static Settings defaults(MapNode fields) {
        Optional<MapNode> section = fields.fields("defaults");
        if (section.isEmpty()) {
            return new Settings(PreflightPolicy.FAIL, Map.of());
        }
        MapNode defaults = section.get().allowOnly(List.of("kafka", "preflight"));
        return new Settings(
                defaults.value("preflight", WordChoice.of(PreflightPolicy.class))
                        .orElse(PreflightPolicy.FAIL),
                KafkaBlock.read(defaults, Map.of()));
    }

    private static Map<String, List<ClusterDefinition>> clusters(
            MapNode fields, DeclaredRoles roles, Settings defaults, ClusterChecks checks) {
        Map<String, List<ClusterDefinition>> clusters = new LinkedHashMap<>();
        for (MapField entry : fields.entries("clusters")) {
            String name = entry.key().value();
            entry.key().parse(NameRules::key);
            Optional<MapNode> cluster = entry.node().fields();
            if (cluster.isPresent()) {
                clusters.put(name, new ClusterSection(cluster.get(), roles, defaults, checks).read(name));
            }
        }
        return clusters;
    }
}
