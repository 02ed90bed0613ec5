package io.portolan.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A map: keys in the order written, each with its value. */
record MapNode(CatalogPlace place, Map<String, CatalogNode> nodes) implements CatalogNode {

    @Override
    public String describe() {
        return nodes.isEmpty() ? "an empty map" : "a map of " + QuotedText.list(nodes.keySet());
    }

    @Override
    public Optional<MapNode> fields() {
        return Optional.of(this);
    }

    /** Records a fault for each key that is none of these. */
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

    /** The value of a key; empty where the key is absent, and, with a fault, where the value is not what the parser takes. */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        Optional<TextNode> text = text(key);
        return text.isPresent() ? text.get().parse(parser) : Optional.empty();
    }

    <T> Optional<ParsedValue<T>> valueWithPlace(String key, Function<String, T> parser) {
        Optional<TextNode> text = text(key);
        return text.isPresent() ? text.get().parseWithPlace(parser) : Optional.empty();
    }

    /** The map below a key. */
    Optional<MapNode> fields(String key) {
        CatalogNode node = nodes.get(key);
        return node == null ? Optional.empty() : node.fields();
    }

    /** The list below a key; those items that the parser takes, faults for the others. */
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

    /** The items of the list below a key; none where the key is absent. */
    List<CatalogNode> items(String key) {
        CatalogNode node = nodes.get(key);
        return node == null ? List.of() : node.items();
    }

    /** How many items the list below a key has. */
    int size(String key) {
        return nodes.get(key) instanceof ListNode list ? list.items().size() : 0;
    }

    /** The map below a key, field by field, whose keys are texts with a place of their own; empty where the key is absent. */
    List<MapField> entries(String key) {
        List<MapField> entries = new ArrayList<>();
        Optional<MapNode> map = fields(key);
        if (map.isPresent()) {
            for (Map.Entry<String, CatalogNode> entry : map.get().nodes.entrySet()) {
                TextNode name = new TextNode(entry.getValue().place().keyPlace(), entry.getKey());
                entries.add(new MapField(name, entry.getValue()));
            }
        }
        return entries;
    }

    /** Records a fault if the key is absent, or its list or map empty. */
    void require(String key, String cause, String fix) {
        CatalogNode node = nodes.get(key);
        if (node == null) {
            place.addFault("the key " + key, "no such key", cause, fix);
        } else if ((node instanceof ListNode list && list.items().isEmpty())
                || (node instanceof MapNode map && map.nodes.isEmpty())) {
            node.place().addFault("at least one entry", node.describe(), cause, fix);
        }
    }

    private static void addUnknownKeyFault(String key, CatalogPlace place, Collection<String> known) {
        String fix = place.isSecret()
                ? "Remove it: a catalog holds no secrets; credentials come from the AWS SDK's provider chain."
                : WordSuggestions.suggest(key, known, "Remove it.");
        place.addFault(
                "one of the keys " + QuotedText.list(known),
                "the key " + QuotedText.of(key),
                "There is no such key here.",
                fix);
    }
}
