package io.portolan.testkit.policy;

import java.util.Locale;

/**
 * A text in which {@code *} stands for any characters and {@code ?} for one.
 *
 * @param text as it is written
 * @param ignoresCase whether upper and lower case are the same, as in names of actions
 */
record WildcardPattern(String text, boolean ignoresCase) {

    static WildcardPattern of(String text) {
        return new WildcardPattern(text, false);
    }

    static WildcardPattern ofAction(String text) {
        return new WildcardPattern(text, true);
    }

    boolean matches(String value) {
        return ignoresCase
                ? matches(text.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT))
                : matches(text, value);
    }

    /** Goes back to the last star whenever the rest does not fit. */
    private static boolean matches(String pattern, String value) {
        int p = 0;
        int star = -1;
        int afterStar = 0;
        for (int v = 0; v < value.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                afterStar = v;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == value.charAt(v))) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++afterStar;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(letter -> letter == '*');
    }
}
