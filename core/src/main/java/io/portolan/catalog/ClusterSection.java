package io.portolan.catalog;

import io.portolan.catalog.ClusterDefinition.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads one entry of {@code clusters}: one cluster, or one in each of several {@code regions}. */
final class ClusterSection {

    private static final List<String> SOURCES = plus(SourceSection.KEYS, "regions");
    private static final List<String> REGION_KEYS =
            plus(SourceSection.KEYS, "role", "control-plane-role", "connectivity", "kafka");
    private static final List<String> KEYS = plus(REGION_KEYS, "region", "regions", "preflight", "security-protocol");

    private final Fields cluster;
    private final Roles roles;
    private final ClusterChecks checks;
    private final Manner manner;
    private final PreflightPolicy preflight;

    ClusterSection(Fields cluster, Roles roles, Settings defaults, ClusterChecks checks) {
        this.cluster = cluster.only(KEYS);
        this.roles = roles;
        this.checks = checks;
        manner = Manner.defaults(defaults.kafka()).with(cluster, roles);
        preflight = cluster.value("preflight", Choice.of(PreflightPolicy.class)).orElse(defaults.preflight());
    }

    /** The definitions of this name, in the order written; several for several regions. */
    List<ClusterDefinition> read(String name) {
        if (!cluster.has("regions")) {
            Optional<Located<Region>> region = cluster.located("region", Regions::parse);
            Optional<ClusterDefinition> definition = definition(name, cluster, SOURCES, manner, region);
            return definition.isPresent() ? List.of(definition.get()) : List.of();
        }
        checks.regionsAlone(cluster, SOURCES);
        checks.plain(cluster, manner);
        List<ClusterDefinition> definitions = new ArrayList<>();
        for (Field entry : cluster.entries("regions")) {
            Optional<Fields> fields = entry.node().fields();
            Optional<ClusterDefinition> definition =
                    fields.isPresent() ? inRegion(name, entry.key(), fields.get()) : Optional.empty();
            if (definition.isPresent()) {
                definitions.add(definition.get());
            }
        }
        return definitions;
    }

    private Optional<ClusterDefinition> inRegion(String name, Text key, Fields fields) {
        fields.only(REGION_KEYS);
        Optional<Located<Region>> region = key.located(Regions::parse);
        return region.isPresent()
                ? definition(name, fields, SourceSection.KEYS, manner.with(fields, roles), region)
                : Optional.empty();
    }

    private Optional<ClusterDefinition> definition(
            String name, Fields fields, List<String> sources, Manner manner, Optional<Located<Region>> declared) {
        SourceSection section = new SourceSection();
        Optional<BrokerSource> source = section.read(fields, sources);
        Optional<Region> region = checks.region(declared, section.regions());
        if (manner.iam() && source.isPresent()) {
            checks.iam(fields, manner, region);
        }
        checks.plain(fields, manner);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Settings settings = new Settings(preflight, manner.kafka());
        return Optional.of(new ClusterDefinition(name, region, source.get(), manner.access(), settings));
    }

    private static List<String> plus(List<String> keys, String... more) {
        List<String> all = new ArrayList<>(keys);
        Collections.addAll(all, more);
        return all;
    }
}
