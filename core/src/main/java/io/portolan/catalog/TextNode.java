package io.portolan.catalog;

import java.util.Optional;
import java.util.function.Function;

/** A single value that is text. */
record TextNode(CatalogPlace place, String value) implements CatalogNode {

    @Override
    public String describe() {
        return place.isSecret() ? "a value that is not shown" : QuotedText.of(value);
    }

    @Override
    public boolean hasValueOf(CatalogNode other) {
        return other instanceof TextNode text && value.equals(text.value);
    }

    @Override
    public Optional<TextNode> text() {
        Optional<String> placeholder = Placeholder.find(value);
        return placeholder.isPresent() ? refuse(placeholder.get()) : Optional.of(this);
    }

    /** The value of a Kafka property. Kafka itself replaces placeholders that name a provider, as in {@code ${file:…}}. */
    @Override
    public Optional<String> plainValue() {
        Optional<String> placeholder = Placeholder.findWithoutProvider(value);
        return placeholder.isPresent() ? refuse(placeholder.get()) : Optional.of(value);
    }

    /** Whether this text has a placeholder and is a key, in which nothing ever replaces it. Then this records a fault. */
    boolean hasPlaceholderAsKey() {
        boolean found = Placeholder.find(value).isPresent();
        if (found) {
            place.addFault(
                    "a key without placeholders",
                    describe(),
                    "Placeholders in keys are never replaced.",
                    "Write the name itself.");
        }
        return found;
    }

    /** What the parser makes of the text. If it throws {@link InvalidValueException}, a fault and nothing. */
    <T> Optional<T> parse(Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (InvalidValueException e) {
            if (isBlank()) {
                addBlankFault(e.expected());
                return Optional.empty();
            }
            String cause = place.isSecret() ? "Its form is another." : e.reason();
            place.addFault(e.expected(), describe(), cause, place.isSecret() ? "Correct it." : e.fix());
            return Optional.empty();
        }
    }

    /** The value together with its place. Some faults show only beside other values. */
    @Override
    public <T> Optional<ParsedValue<T>> parseWithPlace(Function<String, T> parser) {
        if (text().isEmpty()) {
            return Optional.empty();
        }
        Optional<T> parsed = parse(parser);
        return parsed.isPresent() ? Optional.of(new ParsedValue<>(this, parsed.get())) : Optional.empty();
    }

    boolean isBlank() {
        return value.isBlank();
    }

    /** A variable of the environment without a value, or a key of Spring's YAML without one. */
    void addBlankFault(String expected) {
        place.addFault(expected, describe(), "It is empty.", "Give it a value, or leave the key out.");
    }

    private <T> Optional<T> refuse(String placeholder) {
        String name = QuotedText.escaped(placeholder);
        place.addFault(
                "a value without placeholders",
                describe(),
                "Nothing has replaced the placeholder ${" + name + "}.",
                "In Spring's properties, set " + name + " or give it a default as in ${" + name + ":value}. "
                        + "A portolan.yaml has no placeholders, so write the value itself there.");
        return Optional.empty();
    }
}
