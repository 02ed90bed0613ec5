package io.portolan.topology.plan;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import software.amazon.awssdk.regions.Region;

/**
 * Names of resources in their stacks. A name comes from what a resource is for and from nothing else, so it stays when others are
 * added. Stacks allow letters and digits only.
 */
final class ResourceNames {

    private ResourceNames() {}

    /**
     * A name in words that begin with capitals, such as {@code ShopEast} for {@code shop-east} and {@code Shopx2} for {@code shop-2}.
     * A name that cannot be read back from these words gets a checksum, so two names never become one.
     */
    static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                words.append(Character.isDigit(word.charAt(0)) && words.length() > 0 ? "x" : "")
                        .append(capitalized(word));
            }
        }
        return readBack(words).equals(name) ? words.toString() : words + checksum(name);
    }

    /** A region in words such as {@code UsEast2}. No two regions are the same in words. */
    static String words(Region region) {
        StringBuilder words = new StringBuilder();
        for (String word : region.id().split("-", -1)) {
            words.append(capitalized(word));
        }
        return words.toString();
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String readBack(CharSequence words) {
        return words.toString()
                .replaceAll("x(?=[0-9])", "-")
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    /** A text of digits and separators, such as a block of addresses or an id. */
    static String compact(String text) {
        return text.replace("-", "").replaceAll("[^A-Za-z0-9]", "x");
    }

    private static String checksum(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "X%08x", sum.getValue());
    }
}
