package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A piece of what a user wrote. It knows its place. It records a fault there if the reader asks for another kind of node. */
sealed interface CatalogNode permits TextNode, NonTextNode, ListNode, MapNode, EmptyNode {

    CatalogPlace place();

    /** The value itself, or what kind of thing it is. Never a secret. */
    String describe();

    /** Whether the other node is of the same kind and has the same value. Their places may differ. */
    boolean hasValueOf(CatalogNode other);

    /** This node as a text. Empty if it is not a text. Then this records a fault. */
    default Optional<TextNode> text() {
        refuse("a single value");
        return Optional.empty();
    }

    /** What the parser makes of this node's text. Empty if it is not a text or the parser refuses it. Then this records a fault. */
    default <T> Optional<ParsedValue<T>> parseWithPlace(Function<String, T> parser) {
        Optional<TextNode> text = text();
        return text.isPresent() ? text.get().parseWithPlace(parser) : Optional.empty();
    }

    /** This node as the value of a Kafka property, which may be a number. Empty if it is no single value. Then this records a fault. */
    default Optional<String> plainValue() {
        refuse("a single value");
        return Optional.empty();
    }

    /** This node as a map. Empty if it is not a map. Then this records a fault. */
    default Optional<MapNode> fields() {
        refuse("a map of keys and values");
        return Optional.empty();
    }

    /** The items of this list. Empty if this node is not a list. Then this records a fault. */
    default List<CatalogNode> items() {
        refuse("a list, such as [first, second]");
        return List.of();
    }

    /** The single values of this list. Each item of another kind is a fault. */
    default List<TextNode> texts() {
        List<TextNode> texts = new ArrayList<>();
        for (CatalogNode item : items()) {
            Optional<TextNode> text = item.text();
            if (text.isPresent()) {
                texts.add(text.get());
            }
        }
        return texts;
    }

    private void refuse(String expected) {
        if (this instanceof EmptyNode) {
            place().addFault(expected, "nothing", "The key has no value.", "Give it one, or remove the key.");
        } else {
            place().addFault(
                            expected, describe(), "Another kind of value is expected here.", "Write " + expected + ".");
        }
    }
}
