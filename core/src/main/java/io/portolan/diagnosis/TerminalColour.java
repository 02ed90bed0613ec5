package io.portolan.diagnosis;

/** Colours words for a terminal or leaves them as they are. Colour only repeats what the words say. */
public enum TerminalColour {
    /** Without colours. */
    PLAIN {
        @Override
        String paint(String escape, String word) {
            return word;
        }
    },
    /** With escape sequences of ANSI. */
    ANSI {
        @Override
        String paint(String escape, String word) {
            return "\033[" + escape + "m" + word + "\033[0m";
        }
    };

    /** With colours or without. */
    public static TerminalColour of(boolean colour) {
        return colour ? ANSI : PLAIN;
    }

    /** From green to bold red. Skipped is faint. */
    String paint(CheckStatus status, String word) {
        return switch (status) {
            case OK -> paint("32", word);
            case WARNING -> paint("1;33", word);
            case FAILED -> paint("1;31", word);
            case SKIPPED -> paintFaint(word);
        };
    }

    /** A verdict of this severity, from green to bold red. */
    public String paint(Severity severity, String word) {
        return paint(CheckStatus.of(severity), word);
    }

    /** A label. */
    public String paintFaint(String word) {
        return paint("2", word);
    }

    abstract String paint(String escape, String word);
}
