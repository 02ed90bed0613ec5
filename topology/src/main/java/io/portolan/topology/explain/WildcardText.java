package io.portolan.topology.explain;

/** The patterns of IAM. A star stands for any text and a question mark for one character. */
final class WildcardText {

    private WildcardText() {}

    /** Goes back to the last star alone, so that many stars take no longer. A regular expression would try all of them. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int star = -1;
        int afterStar = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                afterStar = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++afterStar;
            } else {
                return false;
            }
        }
        return pattern.substring(p).replace("*", "").isEmpty();
    }
}
