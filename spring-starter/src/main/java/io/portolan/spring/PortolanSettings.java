package io.portolan.spring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
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
    private final CatalogTree tree;
    private final PropertyOrigins origins = new PropertyOrigins();
    private final UnboundProperties unbound;
    private final Map<String, ConfigurationPropertyName> clusters = new LinkedHashMap<>();

    private PortolanSettings(Environment environment) {
        CatalogRecorder recorder = new CatalogRecorder(origins);
        binder = Binder.get(environment);
        properties = binder.bindOrCreate(PREFIX, Bindable.of(PortolanProperties.class), recorder);
        tree = new CatalogTree(recorder.root());
        unbound = new UnboundProperties(ConfigurationPropertySources.get(environment), recorder, tree, origins);
        unbound.collect();
        recorder.bound().forEach(this::addPrefix);
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

    PropertyOrigins origins() {
        return origins;
    }

    /** What the binder has no place for; what of it may be of the catalog is in the tree, and its loader tells of that. */
    UnboundProperties unbound() {
        return unbound;
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
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void addPrefix(ConfigurationPropertyName name) {
        if (name.getNumberOfElements() > 3 && name.getElement(1, Form.UNIFORM).equals("clusters")) {
            clusters.putIfAbsent(name.getElement(2, Form.ORIGINAL), name.chop(3));
        }
    }

    /** Whether a property is Spring's own, or holds all the others, rather than of the catalog. */
    static boolean own(ConfigurationPropertyName name) {
        return name.equals(PREFIX)
                || OWN_KEYS.contains(name.getElement(1, Form.UNIFORM))
                || (name.getNumberOfElements() > 3
                        && name.getElement(1, Form.UNIFORM).equals("clusters")
                        && OWN_CLUSTER_KEYS.contains(name.getElement(3, Form.UNIFORM)));
    }
}
