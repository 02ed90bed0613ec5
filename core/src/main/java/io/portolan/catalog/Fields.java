package io.portolan.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
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
        nodes.forEach((key, node) -> {
            if (!known.contains(key)) {
                unknown(key, node.place(), known);
            }
        });
        return this;
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(nodes.get(key));
    }

    /** The value of a key; empty where the key is absent, and, with a fault, where the value is not what the parser takes. */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        return node(key).flatMap(Node::text).flatMap(text -> text.as(parser));
    }

    <T> Optional<Located<T>> located(String key, Function<String, T> parser) {
        return node(key).flatMap(Node::text).flatMap(text -> text.located(parser));
    }

    /** The map below a key. */
    Optional<Fields> fields(String key) {
        return node(key).flatMap(Node::fields);
    }

    /** The list below a key; those items that the parser takes, faults for the others. */
    <T> List<Located<T>> list(String key, Function<String, T> parser) {
        return node(key).map(node -> list(node, parser)).orElse(List.of());
    }

    static <T> List<Located<T>> list(Node node, Function<String, T> parser) {
        return node.items().stream()
                .flatMap(item -> item.text().stream())
                .flatMap(text -> text.located(parser).stream())
                .toList();
    }

    /** How many items the list below a key has. */
    int size(String key) {
        return nodes.get(key) instanceof Items list ? list.items().size() : 0;
    }

    /** The map below a key by its keys, which are texts with a place of their own; empty where the key is absent. */
    Map<Text, Node> entries(String key) {
        Map<Text, Node> entries = new LinkedHashMap<>();
        fields(key)
                .ifPresent(map -> map.nodes.forEach((name, node) -> entries.put(new Text(node.place(), name), node)));
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
