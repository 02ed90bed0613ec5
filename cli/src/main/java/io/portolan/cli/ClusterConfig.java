package io.portolan.cli;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.ClientRack;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The client configuration of one cluster.
 *
 * @param cluster what the catalog says of it
 * @param properties Kafka properties of all kinds of clients
 */
record ClusterConfig(ClusterDefinition cluster, Map<String, String> properties) {

    String name() {
        return cluster.name();
    }

    /** The region in brackets behind a blank. Empty for a cluster without a region. */
    String regionSuffix() {
        return cluster.region().map(region -> " (" + region.id() + ")").orElse("");
    }

    /** The name as a part of topics and properties. Topics have no {@code @}, and a dot would end a prefix. */
    String alias() {
        return name().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** Whether the zone of a client's host is its rack. Then the properties lack the rack. */
    boolean hasAutomaticRack() {
        return ClientRack.isAutomatic(cluster.settings().kafka());
    }

    /** The properties that this kind of client takes. */
    Map<String, String> propertiesFor(ClientKind kind) {
        return properties.entrySet().stream()
                .filter(property -> kind.accepts(property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
