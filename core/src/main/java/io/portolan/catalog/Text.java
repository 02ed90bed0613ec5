package io.portolan.catalog;

import java.util.Optional;
import java.util.function.Function;

/** A single value: text, or a number or a boolean as it was written. */
record Text(Place place, String value) implements Node {

    @Override
    public String shown() {
        return place.secret() ? "a value that is not shown" : Quoted.of(value);
    }

    @Override
    public Optional<Text> text() {
        return Optional.of(this);
    }

    /** What the parser makes of it; empty and a fault where that throws {@link Invalid}. */
    <T> Optional<T> as(Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (Invalid e) {
            String cause = place.secret() ? "Its form is another." : e.reason();
            place.fault(e.expected(), shown(), cause, place.secret() ? "Correct it." : e.fix());
            return Optional.empty();
        }
    }

    /** The value together with its place, for faults that only show beside other values. */
    <T> Optional<Located<T>> located(Function<String, T> parser) {
        Optional<T> parsed = as(parser);
        return parsed.isPresent() ? Optional.of(new Located<>(this, parsed.get())) : Optional.empty();
    }
}
