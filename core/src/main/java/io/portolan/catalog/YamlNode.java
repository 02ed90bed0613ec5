package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * A value of a YAML document.
 *
 * @param event what begins it; never an alias, which is the value that it stands for
 * @param children the items of a list; of a map, keys and values in turn
 */
record YamlNode(NodeEvent event, List<YamlNode> children) {

    YamlNode(NodeEvent event) {
        this(event, new ArrayList<>());
    }
}
