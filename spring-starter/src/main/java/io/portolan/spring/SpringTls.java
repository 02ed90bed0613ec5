package io.portolan.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Adds to a catalog the TLS settings that the clients have from Spring's properties. So the preflight trusts what the clients trust.
 * What the catalog says itself stays.
 *
 * @param bundles null if only the names of clusters matter
 */
record SpringTls(PortolanSettings settings, @Nullable OpenBundles bundles) {

    private static final ConfigurationPropertyName SPRING_KAFKA = ConfigurationPropertyName.of("spring.kafka");
    private static final String BUNDLE = "ssl.bundle";
    private static final List<String> GROUPS = List.of("producer", "consumer", "admin");

    /** Whether {@link #applyTo} may change something. */
    boolean present() {
        return !shared().isEmpty()
                || Stream.concat(Stream.of(SPRING_KAFKA), settings.clusterPrefixes().stream())
                        .anyMatch(prefix ->
                                names(prefix).anyMatch(name -> value(name).isPresent()));
    }

    /** The same tree with the settings in it. */
    Map<String, Object> applyTo(Map<String, Object> tree) {
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        Map<String, Object> shared = shared();
        if (!shared.isEmpty()) {
            changed.put("defaults", withKafka(tree.getOrDefault("defaults", Map.of()), shared));
        }
        if (bundles != null && tree.get("clusters") instanceof Map<?, ?> clusters) {
            Map<Object, Object> secured = new LinkedHashMap<>(clusters);
            secured.replaceAll((name, cluster) -> secured(String.valueOf(name), cluster, bundles));
            changed.put("clusters", secured);
        }
        return changed;
    }

    private Object secured(String name, Object cluster, OpenBundles open) {
        return bundle(name)
                .<Object>map(bundle -> withKafka(cluster, open.properties(bundle)))
                .orElse(cluster);
    }

    /** The settings in {@code spring.kafka.ssl} except the bundle. */
    private Map<String, Object> shared() {
        return settings.binder()
                .bind(SPRING_KAFKA.append("ssl"), Bindable.of(KafkaProperties.Ssl.class))
                .<Map<String, Object>>map(KafkaProperties.Ssl::buildProperties)
                .orElse(Map.of());
    }

    /** The bundle of a cluster. A group of the cluster comes before a group of Spring's own. The last is that of all groups. */
    private Optional<String> bundle(String cluster) {
        return Stream.concat(settings.prefix(cluster).stream(), Stream.of(SPRING_KAFKA))
                .flatMap(SpringTls::names)
                .flatMap(name -> value(name).stream())
                .findFirst();
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertyName prefix) {
        Stream<ConfigurationPropertyName> groups =
                GROUPS.stream().map(group -> prefix.append(group).append(BUNDLE));
        return prefix.equals(SPRING_KAFKA) ? Stream.concat(groups, Stream.of(prefix.append(BUNDLE))) : groups;
    }

    private Optional<String> value(ConfigurationPropertyName name) {
        return Optional.ofNullable(
                        settings.binder().bind(name, Bindable.of(String.class)).orElse(null))
                .filter(value -> !value.isEmpty());
    }

    /** The section with more Kafka properties. Its own come later and so replace them, in whatever form they are written. */
    private static Object withKafka(Object section, Map<String, ?> added) {
        if (!(section instanceof Map<?, ?> keys)) {
            return section;
        }
        Map<Object, Object> kafka = new LinkedHashMap<>(added);
        Object own = keys.get("kafka");
        if (own instanceof Map<?, ?> properties) {
            kafka.putAll(properties);
        } else if (own != null) {
            return section;
        }
        Map<Object, Object> changed = new LinkedHashMap<>(keys);
        changed.put("kafka", kafka);
        return changed;
    }
}
