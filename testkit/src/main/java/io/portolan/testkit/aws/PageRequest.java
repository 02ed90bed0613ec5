package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a call asks for.
 *
 * @param size the most items of an answer
 * @param after the key of the last item of the page before. Empty for the first page.
 */
record PageRequest(int size, String after) {

    /**
     * Reads what a call has said.
     *
     * @param size empty for the largest page
     * @param largest the most items that the service gives at once
     * @param token from the answer before. Null for the first page.
     */
    static PageRequest parse(@Nullable String size, int largest, @Nullable String token) throws AwsDenied {
        return new PageRequest(size == null ? largest : parseSize(size, largest), token == null ? "" : decode(token));
    }

    /** This page with fewer items, if that is fewer. */
    PageRequest limitedTo(int atMost) {
        return new PageRequest(Math.min(size, atMost), after);
    }

    /**
     * This page of a list.
     *
     * @param key tells the items apart and gives them their order
     */
    <T> Page<T> cut(List<T> all, Function<T, String> key) {
        List<T> rest = all.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .sorted(Comparator.comparing(key))
                .toList();
        List<T> items = rest.stream().limit(size).toList();
        return new Page<>(
                items,
                items.size() == rest.size()
                        ? Optional.empty()
                        : Optional.of(encode(key.apply(items.get(items.size() - 1)))));
    }

    private static int parseSize(String size, int largest) throws AwsDenied {
        if (!size.matches("[1-9]\\d{0,3}") || Integer.parseInt(size) > largest) {
            throw AwsDenied.invalid("maxResults", "The size of a page must be 1 to " + largest + ". It is " + size);
        }
        return Integer.parseInt(size);
    }

    private static String encode(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private static String decode(String token) throws AwsDenied {
        try {
            return new String(Base64.getDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsDenied.invalid("nextToken", "The token of the next page is not from an answer");
        }
    }

    /**
     * A part of a list.
     *
     * @param items its items
     * @param next the token for the next part. Empty on the last page.
     */
    record Page<T>(List<T> items, Optional<String> next) {}
}
