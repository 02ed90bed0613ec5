package io.portolan.catalog;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Takes the tree from a YAML document, with file, line and column of everything. */
final class YamlTree {

    /** Far more than any catalog has; aliases of aliases grow past it before they hurt. */
    private static final int MOST_NODES = 100_000;

    private static final String NULL = Tag.NULL.getValue();
    private static final String STR = Tag.STR.getValue();
    private static final List<String> SCALARS =
            List.of(STR, Tag.INT.getValue(), Tag.FLOAT.getValue(), Tag.BOOL.getValue());

    private final String file;
    private final Faults faults;
    private final ScalarResolver types;
    private int nodes;

    YamlTree(String file, Faults faults, ScalarResolver types) {
        this.file = file;
        this.faults = faults;
        this.types = types;
    }

    Node of(YamlNode document) {
        return node(Place.root(faults).at(at(document)), document, 0);
    }

    private Node node(Place place, YamlNode yaml, int depth) {
        if (++nodes > MOST_NODES || depth > YamlFile.DEEPEST) {
            String cause = "Aliases repeat each other without end, or nearly so.";
            throw faults.fatal(
                    place.origin(),
                    "at most " + MOST_NODES + " values, nested at most " + YamlFile.DEEPEST + " deep",
                    "more",
                    cause,
                    "Write it out.");
        }
        if (yaml.event() instanceof ScalarEvent scalar) {
            return scalar(place, scalar);
        }
        return yaml.event() instanceof SequenceStartEvent
                ? items(place, yaml.children(), depth)
                : fields(place, yaml.children(), depth);
    }

    private Node scalar(Place place, ScalarEvent scalar) {
        String tag = tag(scalar);
        if (tag.equals(NULL)) {
            return new Nothing(place);
        }
        if (!SCALARS.contains(tag)) {
            place.fault(
                    "a plain value", "a YAML tag", "Tags such as !Ref mean nothing here.", "Write the value itself.");
        }
        return new Text(place, scalar.getValue());
    }

    private Node items(Place place, List<YamlNode> sequence, int depth) {
        List<Node> items = new ArrayList<>();
        for (YamlNode item : sequence) {
            items.add(node(place.item(items.size()).at(at(item)), item, depth + 1));
        }
        return new Items(place, items);
    }

    private Node fields(Place place, List<YamlNode> mapping, int depth) {
        Map<String, Node> fields = new LinkedHashMap<>();
        Iterator<YamlNode> inTurn = mapping.iterator();
        while (inTurn.hasNext()) {
            YamlNode keyNode = inTurn.next();
            YamlNode value = inTurn.next();
            Optional<String> key = key(place, keyNode);
            if (key.isPresent()) {
                Place there = place.key(key.get()).at(at(keyNode));
                Node first = fields.putIfAbsent(key.get(), node(there, value, depth + 1));
                if (first != null) {
                    twice(there, first);
                }
            }
        }
        return new Fields(place, fields);
    }

    private Optional<String> key(Place map, YamlNode key) {
        if (key.event() instanceof ScalarEvent scalar && tag(scalar).equals(STR)) {
            return merges(map, key, scalar) ? Optional.empty() : Optional.of(scalar.getValue());
        }
        String seen = key.event() instanceof ScalarEvent scalar ? Quoted.of(scalar.getValue()) : "a list or a map";
        map.at(at(key)).fault("keys that are text", seen, "This key is of another type.", "Write it in quotes.");
        return Optional.empty();
    }

    /** What the value says that it is, else what it looks like. */
    private String tag(ScalarEvent scalar) {
        String given = scalar.getTag().orElse("!");
        return given.equals("!")
                ? types.resolve(scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar())
                        .getValue()
                : given;
    }

    private boolean merges(Place map, YamlNode key, ScalarEvent scalar) {
        boolean merges = scalar.getValue().equals("<<");
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

    private String at(YamlNode yaml) {
        return at(file, yaml.event().getStartMark());
    }

    /** {@code portolan.yaml:12:5}; lines and columns begin at 1, as editors count them. */
    static String at(String file, Optional<Mark> mark) {
        return mark.isPresent()
                ? file + ":" + (mark.get().getLine() + 1) + ":" + (mark.get().getColumn() + 1)
                : file;
    }
}
