package io.portolan.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Takes the tree from a YAML document, with file, line and column of everything. */
final class YamlTree {

    /** Far more than any catalog has; aliases of aliases grow past it before they hurt. */
    private static final int MOST_NODES = 100_000;

    private static final List<Tag> SCALARS = List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

    private final String file;
    private final Faults faults;
    private int nodes;

    YamlTree(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    Node of(org.snakeyaml.engine.v2.nodes.Node document) {
        return node(Place.root(faults).at(at(document)), document, 0);
    }

    private Node node(Place place, org.snakeyaml.engine.v2.nodes.Node yaml, int depth) {
        if (++nodes > MOST_NODES || depth > YamlFile.DEEPEST) {
            String cause = "Aliases repeat each other without end, or nearly so.";
            throw faults.fatal(
                    place.origin(),
                    "at most " + MOST_NODES + " values, nested at most " + YamlFile.DEEPEST + " deep",
                    "more",
                    cause,
                    "Write it out.");
        }
        if (yaml instanceof MappingNode mapping) {
            return fields(place, mapping, depth);
        }
        return yaml instanceof SequenceNode sequence ? items(place, sequence, depth) : scalar(place, (ScalarNode) yaml);
    }

    private Node scalar(Place place, ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.NULL)) {
            return new Nothing(place);
        }
        if (!SCALARS.contains(scalar.getTag())) {
            place.fault(
                    "a plain value", "a YAML tag", "Tags such as !Ref mean nothing here.", "Write the value itself.");
        }
        return new Text(place, scalar.getValue());
    }

    private Node items(Place place, SequenceNode sequence, int depth) {
        List<Node> items = new ArrayList<>();
        for (org.snakeyaml.engine.v2.nodes.Node item : sequence.getValue()) {
            items.add(node(place.item(items.size()).at(at(item)), item, depth + 1));
        }
        return new Items(place, items);
    }

    private Node fields(Place place, MappingNode mapping, int depth) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            Optional<String> key = key(place, field.getKeyNode());
            if (key.isEmpty()) {
                continue;
            }
            Place there = place.key(key.get()).at(at(field.getKeyNode()));
            Node first = fields.putIfAbsent(key.get(), node(there, field.getValueNode(), depth + 1));
            if (first != null) {
                twice(there, first);
            }
        }
        return new Fields(place, fields);
    }

    private Optional<String> key(Place map, org.snakeyaml.engine.v2.nodes.Node key) {
        if (key instanceof ScalarNode scalar && key.getTag().equals(Tag.STR)) {
            return merges(map, scalar) ? Optional.empty() : Optional.of(scalar.getValue());
        }
        String seen = key instanceof ScalarNode scalar ? Quoted.of(scalar.getValue()) : "a list or a map";
        map.at(at(key)).fault("keys that are text", seen, "This key is of another type.", "Write it in quotes.");
        return Optional.empty();
    }

    private boolean merges(Place map, ScalarNode key) {
        boolean merges = key.getValue().equals("<<");
        if (merges) {
            map.at(at(key)).fault("keys of the catalog", "<<", "YAML 1.2 has no merge keys.", "Write the keys out.");
        }
        return merges;
    }

    private static void twice(Place there, Node first) {
        there.fault(
                "every key once",
                "the key " + Quoted.of(there.key()) + " again",
                "It is already at " + first.place().origin() + ".",
                "Keep one of the two: one service VPC per region, one role and one cluster per name.");
    }

    private String at(org.snakeyaml.engine.v2.nodes.Node yaml) {
        return at(file, yaml.getStartMark());
    }

    /** {@code portolan.yaml:12:5}; lines and columns begin at 1, as editors count them. */
    static String at(String file, Optional<Mark> mark) {
        return mark.isPresent()
                ? file + ":" + (mark.get().getLine() + 1) + ":" + (mark.get().getColumn() + 1)
                : file;
    }
}
