package io.portolan.spring;

import io.portolan.catalog.BrokerSource;
import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces clusters by plain Kafka in a catalog's file or properties. */
record StandIns(List<ClusterConnectionDetails> details) {

    static final StandIns NONE = new StandIns(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

    /**
     * The keys for a cluster's place and identity. All other keys hold for a stand-in too, Kafka's properties
     * included.
     */
    static final List<String> PLACE = Stream.concat(
                    Stream.of(
                            "regions",
                            "region",
                            "role",
                            "control-plane-role",
                            "connectivity",
                            "ip",
                            "host-suffixes",
                            "cluster-id"),
                    BrokerSource.LOOKUP_KEYS.stream())
            .toList();

    boolean present() {
        return !details.isEmpty();
    }

    /** The same tree with the stand-ins in it. */
    Map<String, Object> applyTo(Map<String, Object> tree, Function<Set<String>, @Nullable String> primary) {
        Map<String, Object> clusters = map(tree.getOrDefault("clusters", Map.of()));
        String first = present() ? primary.apply(clusters.keySet()) : null;
        details.forEach(standIn -> standIn.bootstrapServers(clusters.keySet(), first)
                .forEach((name, servers) ->
                        clusters.computeIfPresent(name, (any, cluster) -> plainKafka(name, cluster, servers))));
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        changed.computeIfPresent("clusters", (key, before) -> clusters);
        return changed;
    }

    private static Map<String, Object> plainKafka(String name, Object cluster, String servers) {
        LOG.info("Plain Kafka at {} stands in for cluster {}.", servers, name);
        Map<String, Object> plain = map(cluster);
        plain.keySet().removeAll(PLACE);
        plain.put("bootstrap-servers", List.of(servers.split(",")));
        plain.put("security-protocol", "PLAINTEXT");
        return plain;
    }

    private static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                Map.Entry::getValue,
                                (one, same) -> same,
                                LinkedHashMap::new))
                : new LinkedHashMap<>();
    }
}
