package io.portolan.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * What {@code portolan.*} holds: the catalog's keys as a tree, with where each was set, and apart from them the keys that
 * Spring adds. Reading it checks no value.
 */
final class PortolanSettings {

    static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("portolan");

    private static final List<String> OWN_KEYS = List.of("catalog", "primary", "start");
    private static final List<String> OWN_CLUSTER_KEYS =
            List.of("producer", "consumer", "admin", "template", "listener");

    private final Binder binder;
    private final PortolanProperties properties;
    private final CatalogTree tree = new CatalogTree();
    private final Origins origins = new Origins();
    private final List<ConfigurationPropertyName> unknown = new ArrayList<>();
    private final Map<String, ConfigurationPropertyName> clusters = new LinkedHashMap<>();

    private PortolanSettings(Environment environment) {
        Recorder recorder = new Recorder();
        binder = Binder.get(environment);
        properties = binder.bindOrCreate(PREFIX, Bindable.of(PortolanProperties.class), recorder);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names
                    && new UnboundElementsSourceFilter().apply(source)) {
                names.stream().filter(PREFIX::isAncestorOf).forEach(name -> unbound(names, name, recorder));
            }
        }
    }

    static PortolanSettings of(Environment environment) {
        return new PortolanSettings(environment);
    }

    PortolanProperties properties() {
        return properties;
    }

    CatalogTree tree() {
        return tree;
    }

    Origins origins() {
        return origins;
    }

    /** Names below Spring's own keys that mean nothing; those of the catalog are in the tree, and its loader tells of them. */
    List<ConfigurationPropertyName> unknown() {
        return List.copyOf(unknown);
    }

    /** Binds what the environment has. */
    Binder binder() {
        return binder;
    }

    /** Spring's own keys at the level of a catalog's key path, for the catalog's loader does not know them; each with a comma. */
    static String ownKeysBeside(String path) {
        if (path.matches("clusters\\.[^.]+\\.[^.]+")) {
            return String.join(", ", OWN_CLUSTER_KEYS) + ", ";
        }
        return path.contains(".") ? "" : String.join(", ", OWN_KEYS) + ", ";
    }

    /** The properties' prefix of a cluster, as it is spelled; empty if nothing is set below it. */
    Optional<ConfigurationPropertyName> prefix(String cluster) {
        return Optional.ofNullable(clusters.get(cluster));
    }

    Collection<ConfigurationPropertyName> clusterPrefixes() {
        return clusters.values();
    }

    /** Logical names in the order written. */
    Set<String> clusterNames() {
        return tree.section("clusters").keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private void unbound(
            IterableConfigurationPropertySource source, ConfigurationPropertyName name, Recorder recorder) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        if (property == null || recorder.knows(name)) {
            return;
        }
        if (own(name)) {
            origins.put(name, property.getOrigin());
            unknown.add(name);
        } else {
            add(name, property, property.getValue());
        }
    }

    private void add(ConfigurationPropertyName name, ConfigurationProperty property, @Nullable Object value) {
        origins.put(name, property.getOrigin());
        if (name.getNumberOfElements() > 3 && name.getElement(1, Form.UNIFORM).equals("clusters")) {
            clusters.putIfAbsent(name.getElement(2, Form.ORIGINAL), name.chop(3));
        }
        if (!own(name)) {
            tree.put(name, value);
        }
    }

    private static boolean own(ConfigurationPropertyName name) {
        return OWN_KEYS.contains(name.getElement(1, Form.UNIFORM))
                || (name.getNumberOfElements() > 3
                        && name.getElement(1, Form.UNIFORM).equals("clusters")
                        && OWN_CLUSTER_KEYS.contains(name.getElement(3, Form.UNIFORM)));
    }

    /** Hears of each value that finds its place, by its canonical name. */
    private final class Recorder implements BindHandler {

        private final List<ConfigurationPropertyName> bound = new ArrayList<>();

        @Override
        public @Nullable Object onSuccess(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
            ConfigurationProperty property = context.getConfigurationProperty();
            if (property != null && property.getName().equals(name)) {
                bound.add(name);
                add(name, property, result);
            }
            return result;
        }

        /** What does not fit the schema is left to the catalog's loader, which tells all of it together. */
        @Override
        public @Nullable Object onFailure(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
                throws Exception {
            if (name.equals(PREFIX) || own(name)) {
                throw error;
            }
            return null;
        }

        boolean knows(ConfigurationPropertyName name) {
            return bound.stream().anyMatch(known -> known.equals(name) || known.isAncestorOf(name));
        }
    }
}
