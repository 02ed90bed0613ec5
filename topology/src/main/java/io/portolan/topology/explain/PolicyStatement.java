package io.portolan.topology.explain;

import io.portolan.topology.plan.RoleArn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an IAM policy.
 *
 * @param json its members
 */
record PolicyStatement(Map<?, ?> json) {

    /** Whatever is no object is no statement. */
    static Stream<PolicyStatement> read(@Nullable Object json) {
        return json instanceof Map<?, ?> members ? Stream.of(new PolicyStatement(members)) : Stream.empty();
    }

    boolean allows() {
        return "Allow".equals(json.get("Effect"));
    }

    boolean isAboutAction(String action) {
        return matches("Action", "NotAction", action.toLowerCase(Locale.ROOT), true);
    }

    /** Trust policies name no resource. */
    boolean isAboutResource(String resource) {
        return matches("Resource", "NotResource", resource, false);
    }

    /** Policies of a role name no principal. */
    boolean isAboutPrincipal(String principal) {
        if (json.containsKey("NotPrincipal")) {
            return texts(json.get("NotPrincipal")).stream().noneMatch(named -> isPrincipal(named, principal));
        }
        return !json.containsKey("Principal") || principals().stream().anyMatch(named -> isPrincipal(named, principal));
    }

    /** The identities of AWS that it names. */
    List<String> principals() {
        return texts(json.get("Principal"));
    }

    /** The conditions that this request does not meet. */
    List<PolicyCondition> unmet(PolicyQuestion question) {
        return conditions().stream()
                .filter(condition -> condition.isKnownTo(question) && !condition.isMetBy(question))
                .toList();
    }

    /** The conditions of which nobody knows here whether the request meets them. */
    List<PolicyCondition> unknown(PolicyQuestion question) {
        return conditions().stream()
                .filter(condition -> !condition.isKnownTo(question))
                .toList();
    }

    private List<PolicyCondition> conditions() {
        return members(json.get("Condition"))
                .flatMap(operator -> members(operator.getValue())
                        .map(key -> new PolicyCondition(
                                operator.getKey().toString(), key.getKey().toString(), texts(key.getValue()))))
                .toList();
    }

    private static Stream<? extends Map.Entry<?, ?>> members(@Nullable Object json) {
        return json instanceof Map<?, ?> object ? object.entrySet().stream() : Stream.empty();
    }

    private boolean matches(String named, String excluded, String value, boolean lowerCase) {
        if (json.containsKey(excluded)) {
            return !matchesAny(texts(json.get(excluded)), value, lowerCase);
        }
        return !json.containsKey(named) || matchesAny(texts(json.get(named)), value, lowerCase);
    }

    private static boolean matchesAny(List<String> patterns, String value, boolean lowerCase) {
        return patterns.stream()
                .map(pattern -> lowerCase ? pattern.toLowerCase(Locale.ROOT) : pattern)
                .anyMatch(pattern -> WildcardText.matches(pattern, value));
    }

    /** Whether this name of a trust policy stands for the identity. */
    private static boolean isPrincipal(String named, String principal) {
        String account = RoleArn.account(principal);
        boolean anyOfAccount = principal.endsWith(":root");
        return named.equals("*")
                || named.equals(principal)
                || named.equals(account)
                || (named.endsWith(":root") && named.contains("::" + account + ":"))
                || (anyOfAccount && named.contains("::" + account + ":"));
    }

    /** One text or a list of texts. Of principals it is those of AWS. */
    private static List<String> texts(@Nullable Object json) {
        if (json instanceof Map<?, ?> principals) {
            return texts(principals.get("AWS"));
        }
        return json instanceof List<?> items
                ? items.stream().map(PolicyStatement::text).toList()
                : Stream.ofNullable(json).map(PolicyStatement::text).toList();
    }

    /** IAM takes numbers and words without quotes, too. */
    private static String text(Object json) {
        return json instanceof Double number && Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(json);
    }
}
