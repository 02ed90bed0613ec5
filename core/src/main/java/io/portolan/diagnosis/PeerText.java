package io.portolan.diagnosis;

/**
 * Shortens what another program said, so that it fits into a finding. Brokers, certificates and AWS are such programs. Their
 * texts become one line without control characters.
 */
public final class PeerText {

    private static final int LONGEST = 500;

    private PeerText() {}

    /** The text. If it is longer than 500 characters, its start and its length. */
    public static String shorten(String text) {
        StringBuilder line = new StringBuilder();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char character = text.charAt(i);
            line.append(Character.isISOControl(character) ? '?' : character);
        }
        return end == text.length()
                ? line.toString()
                : line.append("… (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
    }
}
