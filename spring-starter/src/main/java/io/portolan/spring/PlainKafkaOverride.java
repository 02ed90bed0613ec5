package io.portolan.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * Turns an MSK cluster into plain Kafka if a higher source of properties says so, such as a profile for development. That
 * source sets {@code bootstrap-servers}, and {@code security-protocol} to PLAINTEXT or SSL. What lower sources say about the
 * cluster's place and identity is then left out. In one source such keys contradict each other and stay a fault.
 */
final class PlainKafkaOverride {

    private static final Set<String> PLAIN = Set.of("PLAINTEXT", "SSL");

    private final PortolanSettings settings;
    private final List<ConfigurationPropertySource> sources = new ArrayList<>();

    PlainKafkaOverride(Environment environment, PortolanSettings settings) {
        this.settings = settings;
        ConfigurationPropertySources.get(environment).forEach(sources::add);
    }

    /** The same tree without the keys that are overridden. */
    Map<String, Object> applyTo(Map<String, Object> tree) {
        if (!(tree.get("clusters") instanceof Map<?, ?> clusters)) {
            return tree;
        }
        Map<Object, Object> changed = new LinkedHashMap<>(clusters);
        changed.replaceAll((name, cluster) ->
                cluster instanceof Map<?, ?> keys ? plainKafka(String.valueOf(name), keys) : cluster);
        Map<String, Object> result = new LinkedHashMap<>(tree);
        result.put("clusters", changed);
        return result;
    }

    private Map<?, ?> plainKafka(String name, Map<?, ?> keys) {
        ConfigurationPropertyName cluster = settings.prefix(name).orElse(null);
        if (cluster == null || !PLAIN.contains(String.valueOf(keys.get("security-protocol")))) {
            return keys;
        }
        int lowest = Math.max(rank(cluster.append("security-protocol")), rank(cluster.append("bootstrap-servers")));
        Map<Object, Object> plain = new LinkedHashMap<>(keys);
        for (String key : StandIns.PLACE) {
            if (plain.containsKey(key) && rank(cluster.append(key)) > lowest) {
                plain.remove(key);
            }
        }
        return plain;
    }

    /** The number of the highest source that sets the property or anything below it. The highest source of all has 0. */
    private int rank(ConfigurationPropertyName name) {
        for (int rank = 0; rank < sources.size(); rank++) {
            ConfigurationPropertySource source = sources.get(rank);
            if (source.getConfigurationProperty(name) != null
                    || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                return rank;
            }
        }
        return sources.size();
    }
}
