package io.portolan.testkit.aws;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The JSON object that a call sends. */
final class JsonBody {

    private final JsonNode node;

    private JsonBody(JsonNode node) {
        this.node = node;
    }

    /** Reads a body. Whatever is no JSON object has no fields. */
    static JsonBody parse(String body) {
        try {
            return new JsonBody(JsonNode.parser().parse(body.isBlank() ? "{}" : body));
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            return new JsonBody(JsonNode.emptyObjectNode());
        }
    }

    /** The value of a field. Null if there is none. */
    @Nullable
    String text(String name) {
        return field(name).map(JsonNode::text).orElse(null);
    }

    /** The values of a field that has several. */
    List<String> texts(String name) {
        return items(name).map(JsonNode::text).toList();
    }

    /** The first of some fields that is there. Empty if none is. */
    String first(String... names) {
        return Stream.of(names)
                .flatMap(name -> field(name).stream())
                .map(JsonNode::text)
                .findFirst()
                .orElse("");
    }

    /** The field {@code Filters}, whose items have {@code Name} and {@code Values}. */
    ItemFilter filters() {
        Map<String, Set<String>> filters = new LinkedHashMap<>();
        items("Filters")
                .map(JsonBody::new)
                .forEach(filter -> filters.computeIfAbsent(filter.first("Name"), name -> new LinkedHashSet<>())
                        .addAll(filter.texts("Values")));
        return new ItemFilter(filters);
    }

    /** Some fields as filters. A field that is not there filters nothing. */
    ItemFilter filters(String... names) {
        Map<String, Set<String>> filters = new LinkedHashMap<>();
        for (String name : names) {
            List<String> values = new ArrayList<>(texts(name));
            field(name).filter(value -> !value.isArray()).map(JsonNode::text).ifPresent(values::add);
            if (!values.isEmpty()) {
                filters.put(name, Set.copyOf(values));
            }
        }
        return new ItemFilter(filters);
    }

    private Optional<JsonNode> field(String name) {
        return node.isObject() ? node.field(name).filter(value -> !value.isNull()) : Optional.empty();
    }

    private Stream<JsonNode> items(String name) {
        return field(name).filter(JsonNode::isArray).stream().flatMap(list -> list.asArray().stream());
    }
}
