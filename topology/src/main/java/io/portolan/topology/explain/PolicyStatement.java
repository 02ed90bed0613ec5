package io.portolan.topology.explain;

import io.portolan.topology.plan.RoleArn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** A statement of an IAM policy. */
record PolicyStatement(JsonNode json) {

    boolean allows() {
        return text("Effect").equals("Allow");
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
        if (json.field("NotPrincipal").isPresent()) {
            return list(json.field("NotPrincipal")).stream().noneMatch(named -> isPrincipal(named, principal));
        }
        return json.field("Principal").isEmpty()
                || principals().stream().anyMatch(named -> isPrincipal(named, principal));
    }

    /** The identities of AWS that it names. */
    List<String> principals() {
        return list(json.field("Principal"));
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
        Map<String, JsonNode> operators =
                json.field("Condition").map(JsonNode::asObject).orElse(Map.of());
        return operators.entrySet().stream()
                .flatMap(operator -> operator.getValue().asObject().entrySet().stream()
                        .map(key -> new PolicyCondition(
                                operator.getKey(), key.getKey(), list(Optional.of(key.getValue())))))
                .toList();
    }

    private boolean matches(String named, String excluded, String value, boolean lowerCase) {
        if (json.field(excluded).isPresent()) {
            return !matchesAny(list(json.field(excluded)), value, lowerCase);
        }
        return json.field(named).isEmpty() || matchesAny(list(json.field(named)), value, lowerCase);
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

    private String text(String field) {
        return json.field(field).map(JsonNode::text).orElse("");
    }

    /** One text or a list of texts. Of principals it is those of AWS. */
    private static List<String> list(Optional<JsonNode> node) {
        if (node.isEmpty()) {
            return List.of();
        }
        JsonNode json = node.get();
        if (json.isObject()) {
            return list(json.field("AWS"));
        }
        return json.isArray() ? json.asArray().stream().map(JsonNode::text).toList() : List.of(json.text());
    }
}
