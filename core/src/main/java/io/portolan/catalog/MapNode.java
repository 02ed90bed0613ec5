package io.portolan.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A map. Its keys are in the order written. */
record MapNode(CatalogPlace place, Map<String, CatalogNode> nodes) implements CatalogNode {

    @Override
    public String describe() {
        return nodes.isEmpty() ? "an empty map" : "a map of " + QuotedText.list(nodes.keySet());
    }

    @Override
    public boolean hasValueOf(CatalogNode other) {
        return other instanceof MapNode map
                && nodes.size() == map.nodes.size()
                && nodes.entrySet().stream().allMatch(field -> map.hasValueOf(field.getKey(), field.getValue()));
    }

    private boolean hasValueOf(String key, CatalogNode other) {
        CatalogNode own = nodes.get(key);
        return own != null && own.hasValueOf(other);
    }

    /** The same map without a key. */
    MapNode withoutKey(String key) {
        Map<String, CatalogNode> others = new LinkedHashMap<>(nodes);
        others.remove(key);
        return new MapNode(place, others);
    }

    @Override
    public Optional<MapNode> fields() {
        return Optional.of(this);
    }

    /** Records a fault for each other key. */
    MapNode allowOnly(Collection<String> known) {
        for (Map.Entry<String, CatalogNode> field : nodes.entrySet()) {
            if (!known.contains(field.getKey())) {
                addUnknownKeyFault(field.getKey(), field.getValue().place(), known);
            }
        }
        return this;
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    Optional<CatalogNode> node(String key) {
        return Optional.ofNullable(nodes.get(key));
    }

    /** The single value of a key. */
    Optional<TextNode> text(String key) {
        CatalogNode node = nodes.get(key);
        return node == null ? Optional.empty() : node.text();
    }

    /** The value of a key. It is empty if the key is absent. A value that the parser refuses is empty and a fault. */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        Optional<ParsedValue<T>> value = valueWithPlace(key, parser);
        return value.isPresent() ? Optional.of(value.get().value()) : Optional.empty();
    }

    <T> Optional<ParsedValue<T>> valueWithPlace(String key, Function<String, T> parser) {
        CatalogNode node = nodes.get(key);
        return node == null ? Optional.empty() : node.parseWithPlace(parser);
    }

    /** The map below a key. */
    Optional<MapNode> fields(String key) {
        CatalogNode node = nodes.get(key);
        return node == null ? Optional.empty() : node.fields();
    }

    /** The items of the list below a key that the parser takes. The others are faults. */
    <T> List<ParsedValue<T>> list(String key, Function<String, T> parser) {
        CatalogNode node = nodes.get(key);
        return node == null ? List.of() : list(node, parser);
    }

    static <T> List<ParsedValue<T>> list(CatalogNode node, Function<String, T> parser) {
        List<ParsedValue<T>> values = new ArrayList<>();
        for (TextNode text : node.texts()) {
            Optional<ParsedValue<T>> value = text.parseWithPlace(parser);
            if (value.isPresent()) {
                values.add(value.get());
            }
        }
        return values;
    }

    /** The items of the list below a key. There are none if the key is absent. */
    List<CatalogNode> items(String key) {
        CatalogNode node = nodes.get(key);
        return node == null ? List.of() : node.items();
    }

    /** How many items the list below a key has. */
    int size(String key) {
        return nodes.get(key) instanceof ListNode list ? list.items().size() : 0;
    }

    /**
     * The fields of the map below a key. There are none if the key is absent. Each field's key is a text with its own
     * place. A key with a placeholder is a fault and left out.
     */
    List<MapField> entries(String key) {
        List<MapField> entries = new ArrayList<>();
        Optional<MapNode> map = fields(key);
        if (map.isPresent()) {
            for (Map.Entry<String, CatalogNode> entry : map.get().nodes.entrySet()) {
                TextNode name = new TextNode(entry.getValue().place().keyPlace(), entry.getKey());
                if (!name.hasPlaceholderAsKey()) {
                    entries.add(new MapField(name, entry.getValue()));
                }
            }
        }
        return entries;
    }

    /** Records a fault if the key is absent or its list or map is empty. */
    void require(String key, String cause, String fix) {
        CatalogNode node = nodes.get(key);
        if (node == null) {
            place.addFault("the key " + key, "no such key", cause, fix);
        } else if ((node instanceof ListNode list && list.items().isEmpty())
                || (node instanceof MapNode map && map.nodes.isEmpty())) {
            node.place().addFault("at least one entry", node.describe(), cause, fix);
        }
    }

    /** Records a fault if the key is there. */
    void refuse(String key, String expected, String cause, String fix) {
        CatalogNode node = nodes.get(key);
        if (node != null) {
            node.place().addFault(expected, node.describe(), cause, fix);
        }
    }

    private static void addUnknownKeyFault(String key, CatalogPlace place, Collection<String> known) {
        String remove = "Remove it.";
        String fix = place.isSecret()
                ? "Remove it. A catalog has no secrets. Credentials come from the AWS SDK's provider chain."
                : place.countsOnly() ? remove : WordSuggestions.suggest(key, known, remove);
        place.addFault(
                "one of the keys " + QuotedText.list(known),
                "the key " + QuotedText.of(key),
                "There is no such key here.",
                fix);
    }
}
