package io.portolan.catalog;

import java.util.Optional;

/**
 * Which cluster id the brokers must name in their metadata. Without a rule, another id than before is only a warning.
 * Immutable and thread-safe.
 *
 * @param pinned the only right id. If empty, the first id that a preflight sees is learnt.
 * @param strict whether another id stops all traffic
 */
public record ClusterIdRule(Optional<String> pinned, boolean strict) {

    /** The rule of a cluster without {@code cluster-id}. */
    public static final ClusterIdRule NONE = new ClusterIdRule(Optional.empty(), false);

    /** The word for a rule whose id is learnt. */
    private static final String LEARN = "learn";

    /** Kafka writes the 16 bytes of an id in URL-safe Base64 without padding. */
    private static final String ID = "[A-Za-z0-9_-]{22}";

    /** Reads {@code cluster-id}. */
    static ClusterIdRule parse(String text) {
        if (text.equals(LEARN)) {
            return new ClusterIdRule(Optional.empty(), true);
        }
        if (!text.matches(ID)) {
            throw new InvalidValueException(
                    text,
                    "learn, or a Kafka cluster id of 22 characters A-Z, a-z, 0-9, - and _",
                    "It is neither.",
                    "Copy the id from a report of the preflight, or write learn.");
        }
        return new ClusterIdRule(Optional.of(text), true);
    }
}
