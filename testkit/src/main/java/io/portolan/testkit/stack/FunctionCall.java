package io.portolan.testkit.stack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A call of a function in a template.
 *
 * @param function its name. Empty if it is none, but a plain object.
 * @param argument what it is called with, or the object
 */
record FunctionCall(String function, JsonNode argument) {

    static final String REF = "Ref";
    static final String GET_ATT = "Fn::GetAtt";
    static final String SUB = "Fn::Sub";

    private static final Set<String> KNOWN = Set.of(REF, GET_ATT, SUB);

    static FunctionCall of(JsonNode object) {
        Map<String, JsonNode> members = object.asObject();
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            String key = member.getKey();
            if (KNOWN.contains(key) && members.size() == 1) {
                return new FunctionCall(key, member.getValue());
            }
            if (key.equals(REF) || key.startsWith("Fn::")) {
                throw new IllegalArgumentException("The testkit does not know the function " + key + " in "
                        + members.keySet() + ". Expected: " + REF + ", " + GET_ATT + " or " + SUB + " alone");
            }
        }
        return new FunctionCall("", object);
    }

    String text() {
        return text(argument);
    }

    /** A resource and its attribute. */
    List<String> attribute() {
        List<String> parts = argument.isArray()
                ? argument.asArray().stream().map(this::text).toList()
                : List.of(text().split("\\.", 2));
        if (parts.size() != 2) {
            throw new IllegalArgumentException(
                    function + " has the argument " + argument + ". Expected: a resource and its attribute");
        }
        return parts;
    }

    private String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException(function + " has the argument " + node + ". Expected: a text");
        }
        return node.asString();
    }
}
