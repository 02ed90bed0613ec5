package io.portolan.testkit.policy;

import java.util.List;

/**
 * The actions or resources of a statement.
 *
 * @param patterns what is listed
 * @param negated whether everything but the listed is meant, as in {@code NotAction}
 */
record PolicyMatch(List<WildcardPattern> patterns, boolean negated) {

    /** A trust policy has no resources, because it belongs to one. */
    static final PolicyMatch EVERYTHING = new PolicyMatch(List.of(), true);

    boolean matches(String value) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(value)) != negated;
    }
}
