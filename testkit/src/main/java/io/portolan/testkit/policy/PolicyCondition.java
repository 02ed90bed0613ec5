package io.portolan.testkit.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * One key of a {@code Condition} with its operator.
 *
 * @param operator such as {@code StringEquals}, with its prefix and suffix
 * @param key such as {@code sts:ExternalId}
 * @param values what the key may have
 */
record PolicyCondition(String operator, String key, List<String> values) {

    private static final String IF_EXISTS = "IfExists";
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";

    private static final Set<String> OPERATORS = Set.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "ArnEquals",
            "ArnNotEquals",
            "ArnLike",
            "ArnNotLike",
            "Bool",
            "Null");

    private static final Pattern KEYS = Pattern.compile(
            "sts:(ExternalId|RoleSessionName)|aws:(PrincipalArn|PrincipalAccount|RequestedRegion|TagKeys|(Request|Principal)Tag/.+)",
            Pattern.CASE_INSENSITIVE);

    /** Why it cannot be evaluated. Empty if it can be. */
    Optional<String> unknown() {
        if (!OPERATORS.contains(plainOperator())) {
            return Optional.of("The testkit does not know the condition operator " + operator);
        }
        return KEYS.matcher(key).matches()
                ? Optional.empty()
                : Optional.of("The testkit does not know the condition key " + key);
    }

    boolean holds(PolicyRequest request) {
        List<String> seen = request.context().getOrDefault(key, List.of());
        if (plainOperator().equals("Null")) {
            return values.contains(String.valueOf(seen.isEmpty()));
        }
        if (seen.isEmpty()) {
            return operator.endsWith(IF_EXISTS) || operator.startsWith(ALL) || isNegated();
        }
        if (operator.startsWith(ALL)) {
            return seen.stream().allMatch(this::accepts);
        }
        // Without a set operator the key has one value.
        return seen.stream().anyMatch(this::accepts);
    }

    private boolean accepts(String seen) {
        BiPredicate<String, String> test = comparison();
        return values.stream().anyMatch(value -> test.test(value, seen)) != isNegated();
    }

    private BiPredicate<String, String> comparison() {
        String name = plainOperator();
        if (name.endsWith("IgnoreCase") || name.equals("Bool")) {
            return String::equalsIgnoreCase;
        }
        return name.endsWith("Like") || name.startsWith("Arn")
                ? (value, seen) -> WildcardPattern.of(value).matches(seen)
                : String::equals;
    }

    private boolean isNegated() {
        return plainOperator().contains("Not");
    }

    private String plainOperator() {
        String name = operator.replaceFirst("^(" + ALL + "|" + ANY + ")", "");
        return name.endsWith(IF_EXISTS) ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
    }
}
