package io.portolan.testkit.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Reads the JSON of a policy. It refuses what IAM refuses. */
final class PolicyReader {

    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> PRINCIPAL_TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private PolicyReader() {}

    static List<PolicyStatement> read(String json) {
        Map<String, JsonNode> policy = object(parse(json), "The policy");
        checkElements(policy, ELEMENTS, "The policy");
        JsonNode version = policy.get("Version");
        if (version != null && !(version.isString() && VERSIONS.contains(version.text()))) {
            throw malformed("Version", version, "one of " + VERSIONS);
        }
        JsonNode statements = policy.get("Statement");
        if (statements == null) {
            throw new IllegalArgumentException("MalformedPolicyDocument: the policy has no Statement");
        }
        return items(statements).stream().map(PolicyReader::statement).toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JsonNode.parser().parse(json);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("MalformedPolicyDocument: the policy is no JSON", e);
        }
    }

    private static PolicyStatement statement(JsonNode node) {
        Map<String, JsonNode> statement = object(node, "Statement");
        checkElements(statement, STATEMENT_ELEMENTS, "Statement");
        String effect = text(statement.get("Effect"), "Effect");
        if (!Set.of("Allow", "Deny").contains(effect)) {
            throw malformed("Effect", effect, "Allow or Deny");
        }
        PolicyMatch actions = match(statement, "Action", WildcardPattern::ofAction);
        if (actions == null) {
            throw new IllegalArgumentException("MalformedPolicyDocument: a Statement has no Action");
        }
        PolicyPrincipals principals = principals(statement);
        PolicyMatch resources = match(statement, "Resource", WildcardPattern::of);
        if ((principals == null) == (resources == null)) {
            throw new IllegalArgumentException("MalformedPolicyDocument: a Statement must have a Principal, if it is "
                    + "of a trust policy, or else a Resource");
        }
        return new PolicyStatement(
                effect.equals("Allow"),
                principals == null ? PolicyPrincipals.OWNER : principals,
                actions,
                resources == null ? PolicyMatch.EVERYTHING : resources,
                conditions(statement.get("Condition")));
    }

    private static @Nullable PolicyMatch match(
            Map<String, JsonNode> statement, String element, Function<String, WildcardPattern> pattern) {
        JsonNode listed = statement.get(element);
        JsonNode excluded = statement.get("Not" + element);
        if (listed != null && excluded != null) {
            throw new IllegalArgumentException(
                    "MalformedPolicyDocument: a Statement has both " + element + " and Not" + element);
        }
        JsonNode node = listed == null ? excluded : listed;
        return node == null
                ? null
                : new PolicyMatch(texts(node, element).stream().map(pattern).toList(), listed == null);
    }

    private static @Nullable PolicyPrincipals principals(Map<String, JsonNode> statement) {
        JsonNode listed = statement.get("Principal");
        JsonNode node = listed == null ? statement.get("NotPrincipal") : listed;
        if (node == null) {
            return null;
        }
        Map<String, List<String>> byType = new LinkedHashMap<>();
        if (node.isString() && node.text().equals("*")) {
            byType.put("AWS", List.of("*"));
        } else {
            Map<String, JsonNode> types = object(node, "Principal");
            checkElements(types, PRINCIPAL_TYPES, "Principal");
            types.forEach((type, principals) -> byType.put(type, texts(principals, "Principal")));
        }
        return new PolicyPrincipals(byType, listed == null);
    }

    private static List<PolicyCondition> conditions(@Nullable JsonNode node) {
        List<PolicyCondition> conditions = new ArrayList<>();
        if (node != null) {
            object(node, "Condition")
                    .forEach((operator, keys) -> object(keys, "Condition")
                            .forEach((key, values) ->
                                    conditions.add(new PolicyCondition(operator, key, texts(values, key)))));
        }
        return conditions;
    }

    private static void checkElements(Map<String, JsonNode> object, Set<String> known, String place) {
        object.keySet().stream()
                .filter(element -> !known.contains(element))
                .findFirst()
                .ifPresent(element -> {
                    throw new IllegalArgumentException(
                            "MalformedPolicyDocument: " + place + " has the unknown element " + element);
                });
    }

    private static List<String> texts(JsonNode node, String place) {
        return items(node).stream().map(item -> text(item, place)).toList();
    }

    private static List<JsonNode> items(JsonNode node) {
        return node.isArray() ? node.asArray() : List.of(node);
    }

    private static String text(@Nullable JsonNode node, String place) {
        if (node == null || !(node.isString() || node.isBoolean() || node.isNumber())) {
            throw malformed(place, String.valueOf(node), "a text");
        }
        return node.isString() ? node.asString() : node.toString();
    }

    private static Map<String, JsonNode> object(JsonNode node, String place) {
        if (!node.isObject()) {
            throw malformed(place, node, "an object");
        }
        return node.asObject();
    }

    private static IllegalArgumentException malformed(String place, Object seen, String expected) {
        return new IllegalArgumentException(
                "MalformedPolicyDocument: " + place + " is " + seen + ", and it must be " + expected);
    }
}
