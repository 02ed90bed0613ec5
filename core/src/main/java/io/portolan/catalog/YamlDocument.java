package io.portolan.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.ComposerException;

/**
 * Puts the events of one YAML document together. The engine's own composer could do it. But it has more types for values,
 * comments and merges, and every start would wait for them to load.
 */
final class YamlDocument {

    private final Deque<YamlNode> open = new ArrayDeque<>();
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private @Nullable YamlNode root;

    void add(Event event) {
        if (event instanceof CollectionEndEvent) {
            open.pop();
        } else if (event instanceof AliasEvent alias) {
            put(anchored(alias));
        } else if (event instanceof NodeEvent begin) {
            YamlNode node = new YamlNode(begin);
            if (begin.getAnchor().isPresent()) {
                anchors.put(begin.getAnchor().get(), node);
            }
            put(node);
            if (begin instanceof CollectionStartEvent) {
                open.push(node);
            }
        } else if (event instanceof DocumentStartEvent && root != null) {
            throw new ComposerException(
                    "expected a single document in the stream",
                    root.event().getStartMark(),
                    "but found another document",
                    event.getStartMark());
        }
    }

    /** How many lists and maps are open. */
    int depth() {
        return open.size();
    }

    /** The value of the document. Null if there are only comments. */
    @Nullable
    YamlNode root() {
        return root;
    }

    private void put(YamlNode node) {
        YamlNode parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.children().add(node);
        }
    }

    private YamlNode anchored(AliasEvent alias) {
        YamlNode node = anchors.get(alias.getAlias());
        if (node == null) {
            throw new ComposerException("found undefined alias " + alias.getAlias(), alias.getStartMark());
        }
        return node;
    }
}
