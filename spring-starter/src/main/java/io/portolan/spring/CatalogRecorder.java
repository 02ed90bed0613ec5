package io.portolan.spring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Records how Spring's own binder binds {@code portolan.*}. It keeps a tree of the values and the origin of each. The
 * binder alone decides which source a value or a list comes from. Not thread-safe.
 */
final class CatalogRecorder implements BindHandler {

    private static final Bindable<List<String>> TEXTS = Bindable.listOf(String.class);

    private final PropertyOrigins origins;
    private final Deque<BoundNode> open = new ArrayDeque<>();
    private final Set<ConfigurationPropertyName> bound = new LinkedHashSet<>();
    private final Set<ConfigurationPropertyName> lists = new LinkedHashSet<>();
    private final Set<ConfigurationPropertyName> failed = new LinkedHashSet<>();
    private final List<InvalidProperty> invalid = new ArrayList<>();
    private Map<Object, Object> root = Map.of();

    CatalogRecorder(PropertyOrigins origins) {
        this.origins = origins;
    }

    @Override
    public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
        open.push(new BoundNode(name, target));
        if (Collection.class.isAssignableFrom(target.getType().resolve(Object.class)) && !PortolanSettings.own(name)) {
            lists.add(name);
        }
        return target;
    }

    @Override
    public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        ConfigurationProperty property = context.getConfigurationProperty();
        if (property != null && property.getName().equals(name)) {
            bound.add(name);
            origins.put(name, property.getOrigin());
            Object value = property.getValue();
            // The binder has made text of a number. The catalog's loader must see what YAML read.
            open.element().set(value instanceof Number || value instanceof Boolean ? value : result);
        }
        return result;
    }

    /**
     * Goes on without what does not fit. The catalog's loader reports all faults of the catalog together. A fault of Spring's own
     * keys is kept, so that it can be reported with them.
     */
    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) throws Exception {
        if (name.equals(PortolanSettings.PREFIX)) {
            throw error;
        }
        open.pop();
        if (PortolanSettings.own(name)) {
            ConfigurationProperty property = context.getConfigurationProperty();
            if (property != null) {
                origins.put(name, property.getOrigin());
            }
            invalid.add(InvalidProperty.of(name, target, property, error));
        } else {
            failed.add(name);
        }
        return null;
    }

    @Override
    public void onFinish(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, @Nullable Object result) {
        BoundNode node = open.pop();
        BoundNode parent = open.peek();
        if (parent == null) {
            root = node.entries();
        } else if (result != null && !PortolanSettings.own(name)) {
            parent.listOf(name).ifPresentOrElse(list -> bindOnce(list, parent, context), () -> parent.add(node));
        }
    }

    /** The nested maps and lists. A list is a map by index. */
    Map<Object, Object> root() {
        return root;
    }

    /** Canonical names of the properties that were bound. */
    Set<ConfigurationPropertyName> bound() {
        return bound;
    }

    /** The properties that are lists in the schema. */
    Set<ConfigurationPropertyName> lists() {
        return lists;
    }

    /** The properties that the binder cannot bind. */
    Set<ConfigurationPropertyName> failed() {
        return failed;
    }

    /** Spring's own properties that the binder cannot convert. */
    List<InvalidProperty> invalid() {
        return invalid;
    }

    boolean knows(ConfigurationPropertyName name) {
        for (ConfigurationPropertyName known = name; !known.isEmpty(); known = known.getParent()) {
            if (bound.contains(known)) {
                return true;
            }
        }
        return false;
    }

    private void bindOnce(ConfigurationPropertyName list, BoundNode parent, BindContext context) {
        if (!parent.has(list)) {
            context.getBinder().bind(list, TEXTS, this);
        }
    }
}
