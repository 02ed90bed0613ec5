package io.portolan.spring;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/** The properties as Spring's binder binds them without our handler, converted into nested maps and lists. */
final class BoundByHand {

    private static final Set<String> OWN = Set.of("catalog", "primary", "start", "findings", "site");

    /** The binder's name for a list element in a map of texts. */
    private static final Pattern ELEMENT = Pattern.compile("(.+)\\.\\d+");

    private final Binder binder;

    BoundByHand(Environment environment) {
        binder = Binder.get(environment);
    }

    /** The tree. Empty if the binder refuses the properties. */
    Optional<Object> tree() {
        ConfigurationPropertyName prefix = PortolanSettings.PREFIX;
        try {
            Map<?, ?> all = (Map<?, ?>) node(prefix, binder.bindOrCreate(prefix.toString(), PortolanProperties.class));
            all.keySet().removeAll(OWN);
            return Optional.of(all);
        } catch (BindException e) {
            return Optional.empty();
        }
    }

    /**
     * The tree in one spelling. Keys are spelled as in environment variables. Each of Kafka's lists is one text. A
     * role with an ARN alone is a text.
     */
    static Object uniform(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> uniform = new TreeMap<>();
            map.forEach((key, value) -> uniform.put(
                    uniform(key.toString()), key.equals("interceptor.classes") ? joined(value) : uniform(value)));
            return uniform;
        }
        return node instanceof Collection<?> items
                ? items.stream().map(item -> uniform(arn(item))).toList()
                : String.valueOf(node);
    }

    private static String uniform(String key) {
        return key.replaceAll("[^A-Za-z0-9.]", "").toLowerCase(Locale.ROOT);
    }

    private static Object arn(Object hop) {
        return hop instanceof Map<?, ?> map && map.size() == 1 && map.get("arn") instanceof String arn ? arn : hop;
    }

    private static String joined(@Nullable Object value) {
        return value instanceof Collection<?> items
                ? String.join(",", items.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private Object node(ConfigurationPropertyName name, Object value) {
        if (value instanceof Record record) {
            return fields(name, record);
        }
        if (value instanceof Map<?, ?> map) {
            return entries(name, map);
        }
        return value instanceof Collection<?> items
                ? items.stream().map(item -> node(name, item)).toList()
                : value.toString();
    }

    private Object fields(ConfigurationPropertyName name, Record record) {
        Map<String, Object> fields = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Object value = value(record, component);
            if (value != null && !(record instanceof PortolanProperties.Defaults && key.equals("preflight"))) {
                fields.put(uniform(key), node(name.append(key), value));
            }
        }
        return record instanceof PortolanProperties.Hop ? arn(fields) : fields;
    }

    private Object entries(ConfigurationPropertyName name, Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Matcher element = ELEMENT.matcher(key.toString());
            if (value instanceof String && element.matches()) {
                String list = name + "." + element.group(1);
                texts.put(
                        element.group(1),
                        binder.bind(list, Bindable.listOf(String.class)).get());
            } else {
                texts.putIfAbsent(key.toString(), value);
            }
        });
        Map<String, Object> entries = new TreeMap<>();
        texts.forEach((key, value) -> entries.put(
                uniform(key), key.equals("interceptor.classes") ? joined(value) : node(entry(name, key), value)));
        return entries;
    }

    private static ConfigurationPropertyName entry(ConfigurationPropertyName map, String key) {
        return map.append(key.matches("[a-z][a-z0-9-]*") ? key : "[" + key + "]");
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("An accessor of " + record.getClass() + " does not answer", e);
        }
    }
}
