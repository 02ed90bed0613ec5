package io.portolan.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;

/**
 * Adds the properties that Spring's binder cannot bind to the catalog's tree. The catalog's loader then reports them.
 * A list comes from one source here too. Its elements in other sources are ignored. Not thread-safe.
 */
final class UnboundProperties {

    private final List<ConfigurationPropertySource> sources = new ArrayList<>();
    private final CatalogRecorder recorder;
    private final CatalogTree tree;
    private final PropertyOrigins origins;
    private final List<ConfigurationPropertyName> unknown = new ArrayList<>();
    private final List<ConfigurationPropertyName> gaps = new ArrayList<>();

    UnboundProperties(
            Iterable<ConfigurationPropertySource> sources,
            CatalogRecorder recorder,
            CatalogTree tree,
            PropertyOrigins origins) {
        sources.forEach(this.sources::add);
        this.recorder = recorder;
        this.tree = tree;
        this.origins = origins;
    }

    void collect() {
        recorder.failed().forEach(this::putFailed);
        for (ConfigurationPropertySource source : sources) {
            if (new UnboundElementsSourceFilter().apply(source)) {
                namesBelow(source, PortolanSettings.PREFIX).stream()
                        .filter(name -> !recorder.knows(name) && !isHidden(name, source))
                        .forEach(name -> put(name, name, source));
            }
        }
    }

    /** Names below Spring's own keys that have no meaning. */
    List<ConfigurationPropertyName> unknown() {
        return unknown;
    }

    /** List elements whose predecessor is missing in their source. */
    List<ConfigurationPropertyName> gaps() {
        return gaps;
    }

    private void putFailed(ConfigurationPropertyName failed) {
        owner(failed).ifPresent(source -> {
            if (source.getConfigurationProperty(failed) != null) {
                put(failed, failed, source);
            }
            namesBelow(source, failed)
                    .forEach(name -> put(name, failed.append(name.subName(failed.getNumberOfElements())), source));
            gap(elements(source, failed)).ifPresent(gaps::add);
        });
    }

    private void put(
            ConfigurationPropertyName name, ConfigurationPropertyName canonical, ConfigurationPropertySource source) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        if (property == null) {
            return;
        }
        origins.put(canonical, property.getOrigin());
        if (PortolanSettings.own(name)) {
            unknown.add(name);
        } else {
            tree.put(canonical, property.getValue());
        }
    }

    /** Whether a list of another source replaces this property. */
    private boolean isHidden(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        return recorder.lists().stream()
                .filter(list -> list.equals(name)
                        || (list.isAncestorOf(name) && name.isNumericIndex(list.getNumberOfElements())))
                .anyMatch(list ->
                        owner(list).filter(owner -> !owner.equals(source)).isPresent());
    }

    /** The highest source with the property or with any element of the list. */
    private Optional<ConfigurationPropertySource> owner(ConfigurationPropertyName name) {
        return sources.stream()
                .filter(source -> source.getConfigurationProperty(name) != null
                        || (recorder.lists().contains(name)
                                && !elements(source, name).isEmpty()))
                .findFirst();
    }

    private static Optional<ConfigurationPropertyName> gap(Collection<ConfigurationPropertyName> elements) {
        int index = 0;
        for (ConfigurationPropertyName element : elements) {
            if (!element.getLastElement(Form.ORIGINAL).equals(String.valueOf(index++))) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static Set<ConfigurationPropertyName> elements(
            ConfigurationPropertySource source, ConfigurationPropertyName list) {
        return namesBelow(source, list).stream()
                .map(name ->
                        list.append(name.subName(list.getNumberOfElements()).chop(1)))
                .filter(ConfigurationPropertyName::isLastElementIndexed)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<ConfigurationPropertyName> namesBelow(
            ConfigurationPropertySource source, ConfigurationPropertyName name) {
        return source instanceof IterableConfigurationPropertySource names
                ? names.stream().filter(name::isAncestorOf).toList()
                : List.of();
    }
}
