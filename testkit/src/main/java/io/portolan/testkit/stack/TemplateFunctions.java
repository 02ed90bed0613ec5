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
            FunctionCall call = FunctionCall.of(node);
            switch (call.function()) {
                case FunctionCall.REF -> references.add(call.text());
                case FunctionCall.GET_ATT -> references.add(call.attribute().get(0));
                case FunctionCall.SUB ->
                    PLACEHOLDER
                            .matcher(call.text())
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
        FunctionCall call = FunctionCall.of(node);
        return switch (call.function()) {
            case FunctionCall.REF -> scope.reference(call.text());
            case FunctionCall.GET_ATT ->
                scope.attribute(call.attribute().get(0), call.attribute().get(1));
            case FunctionCall.SUB -> substitute(call.text(), scope);
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
}
