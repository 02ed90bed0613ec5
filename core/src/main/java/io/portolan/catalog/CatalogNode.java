package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A piece of what a user wrote. It knows its place. If it is not what the reader asks for, it records a fault there. */
sealed interface CatalogNode permits TextNode, ListNode, MapNode, EmptyNode {

    CatalogPlace place();

    /** The value itself, or what kind of thing it is. Never a secret. */
    String describe();

    /** This text. If it is none, a fault and nothing. */
    default Optional<TextNode> text() {
        refuse("a single value");
        return Optional.empty();
    }

    /** This map. If it is none, a fault and nothing. */
    default Optional<MapNode> fields() {
        refuse("a map of keys and values");
        return Optional.empty();
    }

    /** The items of this list. If it is none, a fault and no item. */
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
