package io.portolan.catalog;

/**
 * Checks the names that a catalog gives and refers to. None of them can end a quoted text of a JAAS configuration. None
 * contains the signs that mark the forms {@code orders@us-west-2} and {@code arn:…}.
 */
final class NameRules {

    /** An MSK cluster's name as a regular expression. */
    static final String MSK_CLUSTER = "[A-Za-z0-9][A-Za-z0-9-]{0,63}";

    private static final String LOGICAL =
            "1 to 128 characters without @, :, ;, quotes, backslashes, spaces or control characters";
    private static final TextRule KEY = new TextRule("a name of " + LOGICAL, "[^@:;\"'`\\\\\\p{C}\\p{Z}]", 1, 128);
    private static final TextRule ENVIRONMENT =
            new TextRule("an environment's name of 1 to 32 characters a-z, 0-9 and -", "[a-z0-9-]", 1, 32);
    private static final TextRule CLUSTER_RULE = new TextRule(
            "an MSK cluster's name: 1 to 64 characters A-Z, a-z, 0-9 and -, the first not -", "[A-Za-z0-9-]", 1, 64);

    private NameRules() {}

    /** A key below {@code clusters} or {@code roles}. */
    static String key(String text) {
        return KEY.check(text);
    }

    static String environment(String text) {
        return ENVIRONMENT.check(text);
    }

    static String mskCluster(String text) {
        CLUSTER_RULE.check(text);
        if (!text.matches(MSK_CLUSTER)) {
            throw new InvalidValueException(
                    text, CLUSTER_RULE.expected(), "It begins with -.", "Copy the name from the AWS console.");
        }
        return text;
    }
}
