package io.portolan.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A part of the catalog while Spring's binder fills it. It is a single value or holds the entries of a map, list or
 * record. Not thread-safe.
 */
final class BoundNode {

    private static final ConfigurationPropertyName CLUSTERS = PortolanSettings.PREFIX.append("clusters");

    private final ConfigurationPropertyName name;
    private final Bindable<?> target;
    private final Map<Object, Object> entries = new LinkedHashMap<>();
    private @Nullable Object value;

    BoundNode(ConfigurationPropertyName name, Bindable<?> target) {
        this.name = name;
        this.target = target;
    }

    /** Sets the content from a single property. */
    void set(Object result) {
        value = CatalogTree.text(result);
    }

    Map<Object, Object> entries() {
        return entries;
    }

    /** Adds what is bound below this node. A child without content adds nothing. */
    void add(BoundNode child) {
        Object content = child.value == null && !child.entries.isEmpty() ? child.entries : child.value;
        if (content == null) {
            return;
        }
        if (isMap()) {
            CatalogTree.merge(entries, spelled(key(child.name)), content);
        } else if (child.name.isLastElementIndexed()) {
            entries.put(Integer.valueOf(child.name.getLastElement(Form.ORIGINAL)), content);
        } else {
            String key = child.name.getLastElement(Form.ORIGINAL);
            entries.put(key, CatalogTree.unswitched(key, content));
        }
    }

    /**
     * The list that has this property as an element, if this node is a map of single values. The binder treats each
     * element as an entry of such a map. It would mix the lists of several sources.
     */
    Optional<ConfigurationPropertyName> listOf(ConfigurationPropertyName element) {
        if (!isMap()
                || !element.isLastElementIndexed()
                || target.getType().asMap().resolveGeneric(1) != String.class) {
            return Optional.empty();
        }
        for (int i = name.getNumberOfElements() + 1; i < element.getNumberOfElements(); i++) {
            if (element.isNumericIndex(i)) {
                return Optional.of(element.chop(i));
            }
        }
        return Optional.empty();
    }

    boolean has(ConfigurationPropertyName child) {
        return entries.containsKey(key(child));
    }

    private boolean isMap() {
        return Map.class.isAssignableFrom(target.getType().resolve(Object.class));
    }

    /** The binder's name for this entry of a map. */
    private String key(ConfigurationPropertyName child) {
        return CatalogTree.joined(child, name.getNumberOfElements());
    }

    private String spelled(String key) {
        boolean regions = name.getNumberOfElements() == 4
                && CLUSTERS.isAncestorOf(name)
                && name.getLastElement(Form.UNIFORM).equals("regions");
        return regions || CatalogTree.BY_REGION.contains(CatalogTree.joined(name, 1)) ? CatalogTree.region(key) : key;
    }
}
