package io.portolan.catalog;

import java.util.Optional;
import java.util.function.Function;

/**
 * A single value that YAML did not read as text. It is a number, or true or false. Only Kafka properties may be such values,
 * because elsewhere the digits that YAML drops may matter.
 *
 * @param value the value as text. It may no longer be what the user wrote.
 * @param type what YAML read it as, in words
 * @param asWritten whether the value is what the user wrote
 */
record NonTextNode(CatalogPlace place, String value, String type, boolean asWritten) implements CatalogNode {

    static final String NUMBER = "a number";
    static final String BOOLEAN = "true or false";

    @Override
    public String describe() {
        return place.isSecret() ? "a value that is not shown" : value + ", which is " + type;
    }

    @Override
    public boolean hasValueOf(CatalogNode other) {
        return other instanceof NonTextNode that && type.equals(that.type) && value.equals(that.value);
    }

    @Override
    public Optional<TextNode> text() {
        place.addFault(
                "a text",
                describe(),
                cause(),
                asWritten && !place.isSecret()
                        ? "Write it in quotes as in \"" + QuotedText.escaped(value) + "\"."
                        : "Write it in quotes.");
        return Optional.empty();
    }

    /** A value that is wrong in quotes too has only the parser's fault. */
    @Override
    public <T> Optional<ParsedValue<T>> parseWithPlace(Function<String, T> parser) {
        if (new TextNode(place, value).parse(parser).isPresent()) {
            text();
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> plainValue() {
        return Optional.of(value);
    }

    private String cause() {
        if (type.equals(BOOLEAN)) {
            return "YAML reads some words without quotes as true or false, such as yes, no, on and off.";
        }
        return asWritten
                ? "YAML reads digits without quotes as a number. It may drop some of them, such as leading zeros."
                : "YAML reads digits without quotes as a number and may change them. It reads 0123 as 83, 1.10 as 1.1 and 12:30 as 750.";
    }
}
