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

/** Makes the tree from a YAML document. Everything has its file, line and column. */
final class YamlTree {

    /** Far more than any catalog has. Aliases of aliases pass it before they do harm. */
    static final int MOST_NODES = 100_000;

    private static final String NULL = Tag.NULL.getValue();

    /** The form ${NAME} has a type of its own in the engine. */
    private static final List<String> TEXTS = List.of(Tag.STR.getValue(), Tag.ENV_TAG.getValue());

    private static final Map<String, String> NON_TEXT = Map.of(
            Tag.INT.getValue(),
            NonTextNode.NUMBER,
            Tag.FLOAT.getValue(),
            NonTextNode.NUMBER,
            Tag.BOOL.getValue(),
            NonTextNode.BOOLEAN);

    private final String file;
    private final CatalogFaults faults;
    private final ScalarResolver types;
    private int nodes;

    YamlTree(String file, CatalogFaults faults, ScalarResolver types) {
        this.file = file;
        this.faults = faults;
        this.types = types;
    }

    CatalogNode build(YamlNode document) {
        return node(CatalogPlace.root(faults).withOrigin(position(document)), document, 0);
    }

    private CatalogNode node(CatalogPlace place, YamlNode yaml, int depth) {
        if (++nodes > MOST_NODES || depth > YamlFile.DEEPEST) {
            String cause = "Aliases repeat each other without end, or nearly so.";
            throw faults.fatalException(
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

    private CatalogNode scalar(CatalogPlace place, ScalarEvent scalar) {
        String tag = tag(scalar);
        if (tag.equals(NULL)) {
            return new EmptyNode(place);
        }
        String type = NON_TEXT.get(tag);
        if (type != null) {
            return new NonTextNode(place, scalar.getValue(), type, true);
        }
        if (!TEXTS.contains(tag)) {
            place.addFault(
                    "a plain value", "a YAML tag", "Tags such as !Ref mean nothing here.", "Write the value itself.");
        }
        return new TextNode(place, scalar.getValue());
    }

    private CatalogNode items(CatalogPlace place, List<YamlNode> sequence, int depth) {
        List<CatalogNode> items = new ArrayList<>();
        for (YamlNode item : sequence) {
            items.add(node(place.item(items.size()).withOrigin(position(item)), item, depth + 1));
        }
        return new ListNode(place, items);
    }

    private CatalogNode fields(CatalogPlace place, List<YamlNode> mapping, int depth) {
        Map<String, CatalogNode> fields = new LinkedHashMap<>();
        Iterator<YamlNode> inTurn = mapping.iterator();
        while (inTurn.hasNext()) {
            YamlNode keyNode = inTurn.next();
            YamlNode value = inTurn.next();
            Optional<String> key = key(place, keyNode);
            if (key.isPresent()) {
                CatalogPlace keyPlace = place.key(key.get()).withOrigin(position(keyNode));
                CatalogNode first = fields.putIfAbsent(key.get(), node(keyPlace, value, depth + 1));
                if (first != null) {
                    addDuplicateFault(keyPlace, first);
                }
            }
        }
        return new MapNode(place, fields);
    }

    private Optional<String> key(CatalogPlace map, YamlNode key) {
        if (key.event() instanceof ScalarEvent scalar && TEXTS.contains(tag(scalar))) {
            return merges(map, key, scalar) ? Optional.empty() : Optional.of(scalar.getValue());
        }
        String seen = key.event() instanceof ScalarEvent scalar ? QuotedText.of(scalar.getValue()) : "a list or a map";
        map.withOrigin(position(key))
                .addFault("keys that are text", seen, "This key is of another type.", "Write it in quotes.");
        return Optional.empty();
    }

    /** The tag that is written at the value, or else the one that its form suggests. */
    private String tag(ScalarEvent scalar) {
        String given = scalar.getTag().orElse("!");
        return given.equals("!")
                ? types.resolve(scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar())
                        .getValue()
                : given;
    }

    private boolean merges(CatalogPlace map, YamlNode key, ScalarEvent scalar) {
        boolean merges = scalar.getValue().equals("<<");
        if (merges) {
            map.withOrigin(position(key))
                    .addFault("keys of the catalog", "<<", "YAML 1.2 has no merge keys.", "Write the keys out.");
        }
        return merges;
    }

    private static void addDuplicateFault(CatalogPlace keyPlace, CatalogNode first) {
        keyPlace.addFault(
                "every key once",
                "the key " + QuotedText.of(keyPlace.key()) + " again",
                "It is already at " + first.place().origin() + ".",
                "Keep one of the two: one service VPC per region, one role and one cluster per name.");
    }

    private String position(YamlNode yaml) {
        return position(file, yaml.event().getStartMark());
    }

    /** The position as in {@code portolan.yaml:12:5}. Lines and columns begin at 1 as in editors. */
    static String position(String file, Optional<Mark> mark) {
        return mark.isPresent()
                ? file + ":" + (mark.get().getLine() + 1) + ":" + (mark.get().getColumn() + 1)
                : file;
    }
}
