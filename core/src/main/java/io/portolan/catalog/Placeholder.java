package io.portolan.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds placeholders such as {@code ${ORDERS_ARN}} that nothing has replaced. */
final class Placeholder {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]*+)(:?)");

    private Placeholder() {}

    /** The name in the first placeholder of a text. */
    static Optional<String> find(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The name in the first placeholder without a colon. Kafka's config providers need a colon after their name. */
    static Optional<String> findWithoutProvider(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            if (found.group(2).isEmpty()) {
                return Optional.of(found.group(1));
            }
        }
        return Optional.empty();
    }
}
