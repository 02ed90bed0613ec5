package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * A value of a YAML document.
 *
 * @param event the event that begins it. An alias is replaced by the value that it stands for.
 * @param children the items of a list, or the keys and values of a map in turn
 */
record YamlNode(NodeEvent event, List<YamlNode> children) {

    YamlNode(NodeEvent event) {
        this(event, new ArrayList<>());
    }
}
