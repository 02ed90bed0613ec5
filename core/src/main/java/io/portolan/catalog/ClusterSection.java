package io.portolan.catalog;

import io.portolan.catalog.ClusterDefinition.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads one entry of {@code clusters}. It is one cluster, or one in each of several {@code regions}. */
final class ClusterSection {

    private static final List<String> SOURCES = join(SourceSection.KEYS, List.of("regions"));
    private static final List<String> REGION_KEYS = join(SourceSection.KEYS, InheritedSettings.REGION_KEYS);
    private static final List<String> KEYS =
            join(REGION_KEYS, List.of("region", "regions", "preflight"), InheritedSettings.CLUSTER_KEYS);

    private final MapNode cluster;
    private final DeclaredRoles roles;
    private final ClusterChecks checks;
    private final InheritedSettings inherited;
    private final PreflightPolicy preflight;

    ClusterSection(MapNode cluster, DeclaredRoles roles, Settings defaults, ClusterChecks checks) {
        this.cluster = cluster.allowOnly(KEYS);
        this.roles = roles;
        this.checks = checks;
        inherited = InheritedSettings.defaults(defaults.kafka()).overriddenBy(cluster, roles);
        preflight =
                cluster.value("preflight", WordChoice.of(PreflightPolicy.class)).orElse(defaults.preflight());
    }

    /** The definitions of this name in the order written. There is one for each region. */
    List<ClusterDefinition> read(String name) {
        if (!cluster.has("regions")) {
            Optional<ParsedValue<Region>> region = cluster.valueWithPlace("region", AwsRegions::parse);
            Optional<ClusterDefinition> definition = definition(name, cluster, SOURCES, inherited, region);
            return definition.isPresent() ? List.of(definition.get()) : List.of();
        }
        checks.checkRegionsAlone(cluster, SOURCES, inherited);
        checks.checkPlainKafka(cluster, inherited);
        List<ClusterDefinition> definitions = new ArrayList<>();
        for (MapField entry : cluster.entries("regions")) {
            Optional<MapNode> fields = entry.node().fields();
            Optional<ClusterDefinition> definition =
                    fields.isPresent() ? inRegion(name, entry.key(), fields.get()) : Optional.empty();
            if (definition.isPresent()) {
                definitions.add(definition.get());
            }
        }
        return definitions;
    }

    private Optional<ClusterDefinition> inRegion(String name, TextNode key, MapNode fields) {
        fields.allowOnly(REGION_KEYS);
        Optional<ParsedValue<Region>> region = key.parseWithPlace(AwsRegions::parse);
        return region.isPresent()
                ? definition(name, fields, SourceSection.KEYS, inherited.overriddenBy(fields, roles), region)
                : Optional.empty();
    }

    private Optional<ClusterDefinition> definition(
            String name,
            MapNode fields,
            List<String> sources,
            InheritedSettings inherited,
            Optional<ParsedValue<Region>> declared) {
        SourceSection section = new SourceSection(inherited.hostSuffixes());
        Optional<BrokerSource> source = section.read(fields, sources);
        Optional<Region> region = checks.region(declared, section.regions());
        if (inherited.authentication().isMskOnly() && source.isPresent()) {
            checks.checkMsk(fields, inherited, region);
        }
        checks.checkPlainKafka(fields, inherited);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Settings settings = new Settings(preflight, inherited.clusterId(), inherited.kafka(), inherited.ip());
        return Optional.of(new ClusterDefinition(name, region, source.get(), inherited.access(), settings));
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> keys : parts) {
            all.addAll(keys);
        }
        return all;
    }
}
