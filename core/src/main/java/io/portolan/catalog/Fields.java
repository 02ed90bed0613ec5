package io.portolan.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A map: keys in the order written, each with its value. */
record Fields(Place place, Map<String, Node> nodes) implements Node {

    @Override
    public String shown() {
        return nodes.isEmpty() ? "an empty map" : "a map of " + Quoted.list(nodes.keySet());
    }

    @Override
    public Optional<Fields> fields() {
        return Optional.of(this);
    }

    /** Records a fault for each key that is none of these. */
    Fields only(Collection<String> known) {
        for (Map.Entry<String, Node> field : nodes.entrySet()) {
            if (!known.contains(field.getKey())) {
                unknown(field.getKey(), field.getValue().place(), known);
            }
        }
        return this;
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(nodes.get(key));
    }

    /** The single value of a key. */
    Optional<Text> text(String key) {
        Node node = nodes.get(key);
        return node == null ? Optional.empty() : node.text();
    }

    /** The value of a key; empty where the key is absent, and, with a fault, where the value is not what the parser takes. */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        Optional<Text> text = text(key);
        return text.isPresent() ? text.get().as(parser) : Optional.empty();
    }

    <T> Optional<Located<T>> located(String key, Function<String, T> parser) {
        Optional<Text> text = text(key);
        return text.isPresent() ? text.get().located(parser) : Optional.empty();
    }

    /** The map below a key. */
    Optional<Fields> fields(String key) {
        Node node = nodes.get(key);
        return node == null ? Optional.empty() : node.fields();
    }

    /** The list below a key; those items that the parser takes, faults for the others. */
    <T> List<Located<T>> list(String key, Function<String, T> parser) {
        Node node = nodes.get(key);
        return node == null ? List.of() : list(node, parser);
    }

    static <T> List<Located<T>> list(Node node, Function<String, T> parser) {
        List<Located<T>> values = new ArrayList<>();
        for (Text text : node.texts()) {
            Optional<Located<T>> value = text.located(parser);
            if (value.isPresent()) {
                values.add(value.get());
            }
        }
        return values;
    }

    /** The items of the list below a key; none where the key is absent. */
    List<Node> items(String key) {
        Node node = nodes.get(key);
        return node == null ? List.of() : node.items();
    }

    /** How many items the list below a key has. */
    int size(String key) {
        return nodes.get(key) instanceof Items list ? list.items().size() : 0;
    }

    /** The map below a key, field by field, whose keys are texts with a place of their own; empty where the key is absent. */
    List<Field> entries(String key) {
        List<Field> entries = new ArrayList<>();
        Optional<Fields> map = fields(key);
        if (map.isPresent()) {
            for (Map.Entry<String, Node> entry : map.get().nodes.entrySet()) {
                Text name = new Text(entry.getValue().place().ofKey(), entry.getKey());
                entries.add(new Field(name, entry.getValue()));
            }
        }
        return entries;
    }

    /** Records a fault if the key is absent, or its list or map empty. */
    void require(String key, String cause, String fix) {
        Node node = nodes.get(key);
        if (node == null) {
            place.fault("the key " + key, "no such key", cause, fix);
        } else if ((node instanceof Items list && list.items().isEmpty())
                || (node instanceof Fields map && map.nodes.isEmpty())) {
            node.place().fault("at least one entry", node.shown(), cause, fix);
        }
    }

    private static void unknown(String key, Place place, Collection<String> known) {
        String fix = place.secret()
                ? "Remove it: a catalog holds no secrets; credentials come from the AWS SDK's provider chain."
                : Nearest.question(key, known, "Remove it.");
        place.fault(
                "one of the keys " + Quoted.list(known),
                "the key " + Quoted.of(key),
                "There is no such key here.",
                fix);
    }
}
