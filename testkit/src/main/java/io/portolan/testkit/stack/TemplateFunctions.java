package io.portolan.testkit.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The functions that a template may call: {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub}. */
final class TemplateFunctions {

    private static final String REF = "Ref";
    private static final String GET_ATT = "Fn::GetAtt";
    private static final String SUB = "Fn::Sub";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final String PSEUDO = "AWS::";

    private TemplateFunctions() {}

    /** The parameters and resources that a value needs. */
    static Set<String> references(JsonNode node) {
        Set<String> references = new LinkedHashSet<>();
        collect(node, references);
        references.removeIf(name -> name.startsWith(PSEUDO));
        return references;
    }

    private static void collect(JsonNode node, Set<String> references) {
        if (node.isArray()) {
            node.asArray().forEach(item -> collect(item, references));
        } else if (node.isObject()) {
            String function = function(node);
            JsonNode argument = node.asObject().get(function);
            switch (function) {
                case REF -> references.add(text(argument, REF));
                case GET_ATT -> references.add(attribute(argument).get(0));
                case SUB ->
                    PLACEHOLDER
                            .matcher(text(argument, SUB))
                            .results()
                            .forEach(name -> references.add(name.group(1).split("\\.", 2)[0]));
                default -> node.asObject().values().forEach(value -> collect(value, references));
            }
        }
    }

    /** The value with its functions replaced by their results. It has maps, lists, texts, numbers and booleans. */
    static Object resolve(JsonNode node, StackScope scope) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.asArray().forEach(item -> items.add(resolve(item, scope)));
            return items;
        }
        if (!node.isObject()) {
            return node.isString() ? node.asString() : node.isBoolean() ? node.asBoolean() : node.asNumber();
        }
        String function = function(node);
        JsonNode argument = node.asObject().get(function);
        return switch (function) {
            case REF -> scope.reference(text(argument, REF));
            case GET_ATT ->
                scope.attribute(attribute(argument).get(0), attribute(argument).get(1));
            case SUB -> substitute(text(argument, SUB), scope);
            default -> members(node, scope);
        };
    }

    private static Map<String, Object> members(JsonNode node, StackScope scope) {
        Map<String, Object> members = new LinkedHashMap<>();
        node.asObject().forEach((key, value) -> members.put(key, resolve(value, scope)));
        return members;
    }

    private static String substitute(String text, StackScope scope) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(String.valueOf(value(match.group(1), scope))))
                .replace("${!", "${");
    }

    private static Object value(String name, StackScope scope) {
        int dot = name.indexOf('.');
        return dot < 0 ? scope.reference(name) : scope.attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    /** The function that an object calls. Empty if it is a plain object. */
    private static String function(JsonNode node) {
        Set<String> keys = node.asObject().keySet();
        for (String key : keys) {
            if (Set.of(REF, GET_ATT, SUB).contains(key) && keys.size() == 1) {
                return key;
            }
            if (key.equals(REF) || key.startsWith("Fn::")) {
                throw new IllegalArgumentException("The testkit does not know the function " + key + " in " + keys
                        + ". Expected: " + REF + ", " + GET_ATT + " or " + SUB + " alone");
            }
        }
        return "";
    }

    private static List<String> attribute(JsonNode argument) {
        List<String> parts = argument.isArray()
                ? argument.asArray().stream().map(part -> text(part, GET_ATT)).toList()
                : List.of(text(argument, GET_ATT).split("\\.", 2));
        if (parts.size() != 2) {
            throw new IllegalArgumentException(
                    GET_ATT + " has the argument " + argument + ". Expected: a resource and its attribute");
        }
        return parts;
    }

    private static String text(JsonNode argument, String function) {
        if (!argument.isString()) {
            throw new IllegalArgumentException(function + " has the argument " + argument + ". Expected: a text");
        }
        return argument.asString();
    }
}
