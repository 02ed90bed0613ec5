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
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * The settings in {@code portolan.*}. The catalog's keys are a tree with the origin of each value. Spring's own keys
 * are kept apart from them. No value is checked here.
 */
final class PortolanSettings {

    static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("portolan");

    private static final List<String> OWN_KEYS = List.of("catalog", "primary", "start", "findings", "site");
    private static final List<String> OWN_CLUSTER_KEYS =
            List.of("producer", "consumer", "admin", "template", "listener");

    private final Binder binder;
    private final PortolanProperties properties;
    private final CatalogTree tree;
    private final PropertyOrigins origins = new PropertyOrigins();
    private final UnboundProperties unbound;
    private final List<InvalidProperty> invalid;
    private final MisreadKeys misread;
    private final Map<String, ConfigurationPropertyName> clusters = new LinkedHashMap<>();

    private PortolanSettings(Environment environment) {
        CatalogRecorder recorder = new CatalogRecorder(origins);
        binder = Binder.get(environment);
        properties = binder.bindOrCreate(PREFIX, Bindable.of(PortolanProperties.class), recorder);
        tree = new CatalogTree(recorder.root());
        Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
        unbound = new UnboundProperties(sources, recorder, tree, origins);
        unbound.collect();
        invalid = recorder.invalid();
        misread = new MisreadKeys(sources);
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

    /**
     * The properties that the binder cannot bind. If one may belong to the catalog, it is also in the tree. The
     * catalog's loader reports it then.
     */
    UnboundProperties unbound() {
        return unbound;
    }

    /** Spring's own properties that the binder cannot convert. They have their defaults. */
    List<InvalidProperty> invalid() {
        return invalid;
    }

    /** Keys that are not what the user wrote. */
    MisreadKeys misread() {
        return misread;
    }

    /** The binder of the environment. */
    Binder binder() {
        return binder;
    }

    /**
     * Spring's own keys at the level of a catalog's key path. The catalog's loader does not know them. A comma
     * follows each.
     */
    static String ownKeysBeside(String path) {
        if (path.matches("clusters\\.[^.]+\\.[^.]+")) {
            return String.join(", ", OWN_CLUSTER_KEYS) + ", ";
        }
        return path.contains(".") ? "" : String.join(", ", OWN_KEYS) + ", ";
    }

    /** The prefix of a cluster's properties as the user spells it. Empty if no property has it. */
    Optional<ConfigurationPropertyName> prefix(String cluster) {
        return Optional.ofNullable(clusters.get(cluster));
    }

    Collection<ConfigurationPropertyName> clusterPrefixes() {
        return clusters.values();
    }

    /** The logical names in the order of the configuration. */
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

    /** Whether a property is one of Spring's own or the root of all. Other properties belong to the catalog. */
    static boolean own(ConfigurationPropertyName name) {
        return name.equals(PREFIX)
                || OWN_KEYS.contains(name.getElement(1, Form.UNIFORM))
                || (name.getNumberOfElements() > 3
                        && name.getElement(1, Form.UNIFORM).equals("clusters")
                        && OWN_CLUSTER_KEYS.contains(name.getElement(3, Form.UNIFORM)));
    }
}
