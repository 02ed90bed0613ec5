package io.portolan.spring;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.SecurityProtocol;
import io.portolan.spring.PortolanProperties.Base;
import io.portolan.spring.PortolanProperties.Hop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import software.amazon.awssdk.regions.Region;

/** The nested maps and lists of a {@code portolan.yaml}, to which properties are added one by one. Not thread-safe. */
final class CatalogTree {

    /** Keys of the schema with dashes. Environment variables have no dashes. */
    static final List<String> DASHED = Stream.concat(
                    Stream.of(
                            "service-vpcs",
                            "cidr-blocks",
                            "inbound-resolvers",
                            "foreign-cidr-blocks",
                            "host-resolvers",
                            "session-name",
                            "external-id",
                            "bootstrap-servers",
                            "host-suffixes",
                            "allow-http",
                            "control-plane-role",
                            "cluster-id",
                            "security-protocol",
                            "client-sites",
                            "inspect-roles",
                            "vpc-id",
                            "inbound-endpoint",
                            "inbound-security-group",
                            "cluster-security-group",
                            "outbound-endpoint",
                            "outbound-endpoint-of",
                            "outbound-security-group",
                            "name-server",
                            "read-topics",
                            "write-topics",
                            "transactional-ids"),
                    BrokerSource.LOOKUP_KEYS.stream().filter(key -> key.contains("-")))
            .toList();

    /** Sections whose keys the user chooses. */
    private static final List<String> FREE =
            List.of("clusters", "roles", "kafka", "tags", "foreign-cidr-blocks", "client-sites", "inspect-roles");

    /** Keys whose value {@code off} Spring Boot's YAML reads as {@code false}. */
    private static final List<String> SWITCHES = List.of("preflight", "policy");

    static final List<String> BY_REGION = List.of("service-vpcs", "regions", "endpoints.kafka", "endpoints.inspect");

    private final Map<Object, Object> root;

    /** Creates a tree from bound values. A list is a map by index. */
    CatalogTree(Map<Object, Object> root) {
        this.root = root;
    }

    /** Adds a value at a property's path without the prefix. An existing value stays. */
    void put(ConfigurationPropertyName name, @Nullable Object value) {
        Map<Object, Object> here = root;
        String section = "";
        for (int i = 1; i < name.getNumberOfElements() - 1; i++) {
            if (section.equals("kafka") && !name.isLastElementIndexed()) {
                here.putIfAbsent(joined(name, i), text(value));
                return;
            }
            Object key = key(here, section, name, i);
            section = section.equals("endpoints") ? "endpoints." + key : String.valueOf(key);
            here = childMap(here, key);
        }
        Object last = key(here, section, name, name.getNumberOfElements() - 1);
        here.putIfAbsent(last, unswitched(last, text(value)));
    }

    /** Adds a value to a map. If the key exists, its entries stay and a list stays whole. */
    static void merge(Map<Object, Object> map, String spelled, Object value) {
        Object key = same(map, spelled);
        Object before = map.putIfAbsent(key, value);
        if (before instanceof Map<?, ?> one && value instanceof Map<?, ?> other && !isList(one) && !isList(other)) {
            other.forEach((name, item) -> merge(childMap(map, key), name.toString(), item));
        }
    }

    static Object unswitched(Object key, Object value) {
        return SWITCHES.contains(key) && Boolean.FALSE.equals(value) ? "off" : value;
    }

    /**
     * The region's id for a name without dashes, as in an environment variable. Any other key is returned unchanged.
     */
    static String region(String key) {
        return dashed(Region.regions().stream().map(Region::id), key);
    }

    /** The elements joined by dots, as in the name of a Kafka property. */
    static String joined(ConfigurationPropertyName name, int start) {
        return IntStream.range(start, name.getNumberOfElements())
                .mapToObj(i -> name.getElement(i, Form.ORIGINAL))
                .collect(Collectors.joining("."));
    }

    /** Converts a bound value into text or a collection of texts. Numbers and booleans stay what they are. */
    static Object text(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(CatalogTree::text).toList();
        }
        if (value instanceof Map<?, ?>) {
            return new LinkedHashMap<>();
        }
        if (value instanceof Base base) {
            return String.valueOf(base.name());
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Enum<?> word && !(value instanceof SecurityProtocol)) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value instanceof Hop hop ? String.valueOf(hop.arn()) : String.valueOf(value);
    }

    /** The map of a section. Empty if the section is not a map. */
    Map<?, ?> section(String name) {
        return root.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    boolean isEmpty() {
        return root.isEmpty();
    }

    Map<String, Object> toMap() {
        return root.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()),
                        entry -> plainNode(entry.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Object key(Map<Object, Object> map, String section, ConfigurationPropertyName name, int index) {
        String key = name.getElement(index, Form.ORIGINAL);
        boolean item = name.isNumericIndex(index) && key.length() < 10 && !map.containsKey(key);
        return item ? Integer.valueOf(key) : same(map, spelled(section, key));
    }

    /** The key under which another source has the same entry. Environment variables have no dashes and no capitals. */
    private static Object same(Map<Object, Object> map, String spelled) {
        Optional<Object> same = map.keySet().stream()
                .filter(other -> uniform(other.toString()).equals(uniform(spelled)))
                .findFirst();
        return same.filter(other -> !other.equals(spelled))
                .map(other -> respelled(map, other.toString(), spelled))
                .orElse(spelled);
    }

    private static String respelled(Map<Object, Object> map, String one, String other) {
        if (!one.equals(uniform(one))) {
            return other.equals(uniform(other)) ? one : other;
        }
        map.put(other, Objects.requireNonNull(map.remove(one)));
        return other;
    }

    private static String spelled(String section, String key) {
        if (FREE.contains(section)) {
            return key;
        }
        return BY_REGION.contains(section) ? region(key) : dashed(DASHED.stream(), key);
    }

    private static String dashed(Stream<String> known, String key) {
        return known.filter(name -> uniform(name).equals(uniform(key)))
                .findFirst()
                .orElse(key);
    }

    private static String uniform(String key) {
        return key.replaceAll("[^A-Za-z0-9.]", "").toLowerCase(Locale.ROOT);
    }

    /** The map of this key. It replaces a single value. */
    @SuppressWarnings("unchecked") // the tree has no other maps
    private static Map<Object, Object> childMap(Map<Object, Object> map, Object key) {
        if (!(map.get(key) instanceof Map)) {
            map.put(key, new LinkedHashMap<>());
        }
        return (Map<Object, Object>) Objects.requireNonNull(map.get(key));
    }

    private static boolean isList(Map<?, ?> map) {
        return !map.isEmpty() && map.keySet().stream().allMatch(Integer.class::isInstance);
    }

    private static Object plainNode(Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        if (isList(map)) {
            return new TreeMap<>(map)
                    .values().stream().map(CatalogTree::plainNode).collect(Collectors.toCollection(ArrayList::new));
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plainNode(value)));
        return plain;
    }
}
