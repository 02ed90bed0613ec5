package io.portolan.testkit.policy;

import java.util.regex.Pattern;

/** A text in which {@code *} stands for any characters and {@code ?} for one. */
record WildcardPattern(String text, Pattern pattern) {

    static WildcardPattern of(String text) {
        return compile(text, 0);
    }

    /** Names of actions have no case. */
    static WildcardPattern ofAction(String text) {
        return compile(text, Pattern.CASE_INSENSITIVE);
    }

    private static WildcardPattern compile(String text, int flags) {
        StringBuilder regex = new StringBuilder();
        for (char letter : text.toCharArray()) {
            regex.append(
                    switch (letter) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(letter));
                    });
        }
        return new WildcardPattern(text, Pattern.compile(regex.toString(), flags | Pattern.DOTALL));
    }

    boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
