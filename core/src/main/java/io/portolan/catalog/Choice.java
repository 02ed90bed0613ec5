package io.portolan.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One of a few words. */
final class Choice {

    private Choice() {}

    /** The constants of an enum, written as {@code vpc-connectivity} for {@code VPC_CONNECTIVITY}. */
    static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(Entries.word(constant), constant);
        }
        return text -> {
            E constant = words.get(text);
            if (constant == null) {
                throw unknown(text, words.keySet());
            }
            return constant;
        };
    }

    static Function<String, String> of(Collection<String> words) {
        return text -> {
            if (!words.contains(text)) {
                throw unknown(text, words);
            }
            return text;
        };
    }

    private static Invalid unknown(String text, Collection<String> words) {
        String expected = "one of " + Quoted.list(words);
        return new Invalid(text, expected, "It is none of these.", Nearest.question(text, words, "Use one of these."));
    }
}
