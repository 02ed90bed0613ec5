package io.portolan.testkit.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A place in a template.
 *
 * @param path the way to it from the root
 * @param json what is there
 */
record TemplateNode(String path, JsonNode json) {

    static TemplateNode parse(String json) {
        try {
            return new TemplateNode("The template", JsonNode.parser().parse(json));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The template is no JSON", e);
        }
    }

    void checkKeys(Set<String> known) {
        for (Map.Entry<String, TemplateNode> child : children().entrySet()) {
            if (!known.contains(child.getKey())) {
                throw fault(
                        "has the unknown key " + child.getKey(),
                        "one of " + known.stream().sorted().toList());
            }
        }
    }

    Map<String, TemplateNode> children() {
        if (!json.isObject()) {
            throw fault("is " + json, "an object");
        }
        Map<String, TemplateNode> children = new LinkedHashMap<>();
        json.asObject().forEach((key, node) -> children.put(key, new TemplateNode(path + "/" + key, node)));
        return children;
    }

    Optional<TemplateNode> child(String key) {
        return Optional.ofNullable(children().get(key));
    }

    TemplateNode required(String key) {
        return child(key).orElseThrow(() -> fault("has no " + key, "the key " + key));
    }

    String text() {
        if (!json.isString()) {
            throw fault("is " + json, "a text");
        }
        return json.asString();
    }

    List<String> texts() {
        Stream<JsonNode> items = json.isArray() ? json.asArray().stream() : Stream.of(json);
        return items.map(item -> new TemplateNode(path, item).text()).toList();
    }

    void checkText(String expected) {
        if (!text().equals(expected)) {
            throw fault("is " + text(), expected);
        }
    }

    IllegalArgumentException fault(String seen, String expected) {
        return new IllegalArgumentException(path + " " + seen + ". Expected: " + expected);
    }
}
