package io.portolan.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the tree from nested maps and lists. Numbers and booleans are no texts. Every other value becomes text by its {@code toString}. */
final class MapTree {

    private final CatalogFaults faults;
    private final UnaryOperator<String> origins;
    private int nodes;

    /** @param origins gives for a key path the words that show a user where it is set */
    MapTree(CatalogFaults faults, UnaryOperator<String> origins) {
        this.faults = faults;
        this.origins = origins;
    }

    CatalogNode build(Map<?, ?> tree) {
        return node(CatalogPlace.root(faults), tree, 0);
    }

    private CatalogNode node(CatalogPlace place, @Nullable Object value, int depth) {
        if (++nodes > YamlTree.MOST_NODES || depth > YamlFile.DEEPEST) {
            throw faults.fatalException(
                    place.toString(),
                    "at most " + YamlTree.MOST_NODES + " values, nested at most " + YamlFile.DEEPEST + " deep",
                    "more",
                    "No catalog is this large.",
                    "Remove what is not the catalog's.");
        }
        if (value == null) {
            return new EmptyNode(place);
        }
        if (value instanceof Map<?, ?> map) {
            return fields(place, map, depth);
        }
        if (value instanceof Number || value instanceof Boolean) {
            String type = value instanceof Number ? NonTextNode.NUMBER : NonTextNode.BOOLEAN;
            return new NonTextNode(place, value.toString(), type, false);
        }
        // A path is iterable too. Its first element is a path of one name, whose first element is the same again,
        // without end.
        return value instanceof Iterable<?> list && !(value instanceof Path)
                ? items(place, list, depth)
                : new TextNode(place, value.toString());
    }

    private CatalogNode fields(CatalogPlace place, Map<?, ?> map, int depth) {
        Map<String, CatalogNode> nodes = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            nodes.put(key, node(locate(place.key(key)), entry.getValue(), depth + 1));
        }
        return new MapNode(place, nodes);
    }

    private CatalogNode items(CatalogPlace place, Iterable<?> list, int depth) {
        List<CatalogNode> nodes = new ArrayList<>();
        for (Object item : list) {
            nodes.add(node(locate(place.item(nodes.size())), item, depth + 1));
        }
        return new ListNode(place, nodes);
    }

    private CatalogPlace locate(CatalogPlace place) {
        return place.withOrigin(origins.apply(place.path()));
    }
}
