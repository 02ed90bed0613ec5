package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads one of a few words. */
final class WordChoice {

    private WordChoice() {}

    /** The constants of an enum in small letters. {@code VPC_CONNECTIVITY} is written as {@code vpc-connectivity}. */
    static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(NestedMaps.word(constant));
        }
        return of(type, words);
    }

    /** The constants of an enum, written as they are named. */
    static <E extends Enum<E>> Function<String, E> ofNames(Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name());
        }
        return of(type, words);
    }

    private static <E extends Enum<E>> Function<String, E> of(Class<E> type, List<String> words) {
        return text -> type.getEnumConstants()[index(text, words)];
    }

    private static int index(String text, List<String> words) {
        int index = words.indexOf(text);
        if (index < 0) {
            String expected = "one of " + QuotedText.list(words);
            String fix = WordSuggestions.suggest(text, words, "Use one of these.");
            throw new InvalidValueException(text, expected, "It is none of these.", fix);
        }
        return index;
    }
}
