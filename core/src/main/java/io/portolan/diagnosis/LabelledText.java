package io.portolan.diagnosis;

/** Writes texts below a headline after their labels. */
record LabelledText(String indent, TerminalColour colour) {

    /** The label and the text on new lines. Empty if the text is empty. */
    String lines(String label, String text) {
        if (text.isEmpty()) {
            return "";
        }
        String lines = LineWrapper.wrap(indent + label + " ".repeat(7 - label.length()), text);
        return "\n" + indent + colour.paintFaint(label) + lines.substring(indent.length() + label.length());
    }
}
