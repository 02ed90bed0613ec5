package io.portolan.catalog;

import java.util.Optional;
import java.util.function.Function;

/** A single value. It is text, or a number or a boolean as it was written. */
record TextNode(CatalogPlace place, String value) implements CatalogNode {

    @Override
    public String describe() {
        return place.isSecret() ? "a value that is not shown" : QuotedText.of(value);
    }

    @Override
    public Optional<TextNode> text() {
        return Optional.of(this);
    }

    /** What the parser makes of the text. If it throws {@link InvalidValueException}, a fault and nothing. */
    <T> Optional<T> parse(Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (InvalidValueException e) {
            String cause = place.isSecret() ? "Its form is another." : e.reason();
            place.addFault(e.expected(), describe(), cause, place.isSecret() ? "Correct it." : e.fix());
            return Optional.empty();
        }
    }

    /** The value together with its place. Some faults show only beside other values. */
    <T> Optional<ParsedValue<T>> parseWithPlace(Function<String, T> parser) {
        Optional<T> parsed = parse(parser);
        return parsed.isPresent() ? Optional.of(new ParsedValue<>(this, parsed.get())) : Optional.empty();
    }
}
