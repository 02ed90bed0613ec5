package io.portolan.diagnosis;

/** Colours words for a terminal or leaves them as they are. Colour only repeats what the words say. */
enum TerminalColour {
    PLAIN {
        @Override
        String paint(String escape, String word) {
            return word;
        }
    },
    ANSI {
        @Override
        String paint(String escape, String word) {
            return "\033[" + escape + "m" + word + "\033[0m";
        }
    };

    static TerminalColour of(boolean colour) {
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

    String paintFaint(String word) {
        return paint("2", word);
    }

    abstract String paint(String escape, String word);
}
