package io.portolan.testkit.aws;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the XML of answers of the query protocol. */
final class AnswerXml {

    private AnswerXml() {}

    static String element(String name, String... children) {
        return "<" + name + ">" + String.join("", children) + "</" + name + ">";
    }

    static String text(String name, Object value) {
        return element(
                name,
                value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** A list whose items all have the same name. */
    static <T> String list(String name, String itemName, Stream<T> items, Function<T, String> content) {
        return element(
                name, items.map(item -> element(itemName, content.apply(item))).collect(Collectors.joining()));
    }

    static String document(String name, String namespace, String content) {
        return "<" + name + " xmlns=\"" + namespace + "\">" + content + "</" + name + ">";
    }
}
