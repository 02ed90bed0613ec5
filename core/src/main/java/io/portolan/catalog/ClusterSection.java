package io.portolan.catalog;

import io.portolan.catalog.ClusterDefinition.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            return definition(name, cluster, manner, region).stream().toList();
        }
        checks.regionsAlone(cluster, SOURCES);
        checks.plain(cluster, manner);
        List<ClusterDefinition> definitions = new ArrayList<>();
        cluster.entries("regions")
                .forEach((key, node) -> node.fields()
                        .flatMap(fields -> inRegion(name, key, fields))
                        .ifPresent(definitions::add));
        return definitions;
    }

    private Optional<ClusterDefinition> inRegion(String name, Text key, Fields fields) {
        fields.only(REGION_KEYS);
        return key.located(Regions::parse)
                .flatMap(region -> definition(name, fields, manner.with(fields, roles), Optional.of(region)));
    }

    private Optional<ClusterDefinition> definition(
            String name, Fields fields, Manner manner, Optional<Located<Region>> declared) {
        SourceSection section = new SourceSection();
        Optional<BrokerSource> source = section.read(fields, fields == cluster ? SOURCES : SourceSection.KEYS);
        Optional<Region> region = checks.region(declared, section.regions());
        if (manner.iam()) {
            source.ifPresent(known -> checks.iam(fields, manner, region));
        }
        checks.plain(fields, manner);
        Settings settings = new Settings(preflight, manner.kafka());
        return source.map(known -> new ClusterDefinition(name, region, known, manner.access(), settings));
    }

    private static List<String> plus(List<String> keys, String... more) {
        return Stream.concat(keys.stream(), Stream.of(more)).toList();
    }
}
