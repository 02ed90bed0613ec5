package io.portolan.catalog;

import java.util.List;
import java.util.function.Function;

/** Reads the {@code access} of a role. Each name may end in {@code *}, as the resources of IAM's policies may. */
final class AccessRules {

    private static final List<String> KEYS = List.of("read-topics", "write-topics", "groups", "transactional-ids");
    private static final String FORM = " of 1 to 249 characters %s, or the first part of one and a *";
    private static final TextRule TOPIC =
            new TextRule("the name of a topic" + FORM.formatted("A-Z, a-z, 0-9 and ._-"), "[A-Za-z0-9._-]", 1, 249);

    /** IAM would take other signs, such as a question mark or a dollar sign, for its own. */
    private static final String ID_CHARACTER = "[A-Za-z0-9._:/@+=,~-]";

    private static final String ID_FORM = FORM.formatted("A-Z, a-z, 0-9 and ._:/@+=,~-");
    private static final TextRule GROUP = new TextRule("a consumer group" + ID_FORM, ID_CHARACTER, 1, 249);
    private static final TextRule TRANSACTIONAL_ID = new TextRule("a transactional id" + ID_FORM, ID_CHARACTER, 1, 249);

    private AccessRules() {}

    static RoleAccess read(MapNode access) {
        access.allowOnly(KEYS);
        if (access.nodes().isEmpty()) {
            access.place()
                    .addFault(
                            "one of the keys " + QuotedText.list(KEYS),
                            access.describe(),
                            "A policy of it would allow nothing.",
                            "Say what the role may do, or remove the key.");
        }
        return new RoleAccess(
                names(access, "read-topics", AccessRules::topic),
                names(access, "write-topics", AccessRules::topic),
                names(access, "groups", text -> check(text, GROUP)),
                names(access, "transactional-ids", text -> check(text, TRANSACTIONAL_ID)));
    }

    private static List<String> names(MapNode access, String key, Function<String, String> parser) {
        return ParsedValue.values(access.list(key, parser));
    }

    private static String topic(String text) {
        if (text.equals(".") || text.equals("..")) {
            throw new InvalidValueException(
                    text, TOPIC.expected(), "Kafka allows no topic of this name.", "Name the topic.");
        }
        return check(text, TOPIC);
    }

    private static String check(String text, TextRule rule) {
        int star = text.indexOf('*');
        if (star >= 0 && star < text.length() - 1) {
            throw new InvalidValueException(
                    text, rule.expected(), "The * is not at the end.", "Write the * last, or name each by itself.");
        }
        if (!text.equals("*")) {
            rule.check(star < 0 ? text : text.substring(0, star));
        }
        return text;
    }
}
