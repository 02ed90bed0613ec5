package io.portolan.topology.explain;

import java.util.List;
import java.util.Locale;

/**
 * A condition of an IAM policy.
 *
 * @param operator such as {@code StringEquals}
 * @param key such as {@code sts:ExternalId}
 * @param values one of them must fit
 */
record PolicyCondition(String operator, String key, List<String> values) {

    /** Whether it can be decided for this request. */
    boolean isKnownTo(PolicyQuestion question) {
        return question.context().containsKey(lowerKey())
                && List.of(
                                "StringEquals",
                                "StringLike",
                                "StringNotEquals",
                                "StringNotLike",
                                "StringEqualsIgnoreCase",
                                "ArnEquals",
                                "ArnLike",
                                "ArnNotEquals",
                                "ArnNotLike",
                                "Null")
                        .contains(plainOperator());
    }

    boolean isMetBy(PolicyQuestion question) {
        String value = String.valueOf(question.context().get(lowerKey()));
        if (plainOperator().equals("Null")) {
            return values.contains(String.valueOf(value.isEmpty()));
        }
        if (value.isEmpty()) {
            return operator.endsWith("IfExists") || isNegative();
        }
        return values.stream().anyMatch(pattern -> fits(pattern, value)) != isNegative();
    }

    private boolean fits(String pattern, String value) {
        return switch (plainOperator()) {
            case "StringEquals", "StringNotEquals" -> pattern.equals(value);
            case "StringEqualsIgnoreCase" -> pattern.equalsIgnoreCase(value);
            default -> WildcardText.matches(pattern, value);
        };
    }

    private boolean isNegative() {
        return plainOperator().contains("Not");
    }

    private String plainOperator() {
        return operator.replaceFirst("^ForA(?:ny|ll)Values?:", "").replaceFirst("IfExists$", "");
    }

    private String lowerKey() {
        return key.toLowerCase(Locale.ROOT);
    }

    /** Whether it is about the external id of a call. */
    boolean isAboutExternalId() {
        return lowerKey().equals("sts:externalid");
    }

    @Override
    public String toString() {
        return operator + " " + key;
    }
}
