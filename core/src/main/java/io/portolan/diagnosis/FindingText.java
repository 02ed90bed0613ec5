package io.portolan.diagnosis;

import java.util.List;

/** Writes a finding as indented lines. It paints words after it has broken the lines, since colour takes no column. */
record FindingText(Finding finding, String indent, TerminalColour colour) {

    /** Without colour. */
    static String of(Finding finding, String indent) {
        return new FindingText(finding, indent, TerminalColour.PLAIN).all();
    }

    /** Several findings without colour, each on new lines. Neighbours with the same cause and fix say it once, after the last. */
    static String ofAll(List<Finding> findings, String indent) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < findings.size(); i++) {
            FindingText lines = new FindingText(findings.get(i), indent, TerminalColour.PLAIN);
            text.append('\n').append(isRepeated(findings, i) ? lines.facts() : lines.all());
        }
        return text.toString();
    }

    /** Whether the next finding has the same cause and fix. */
    static boolean isRepeated(List<Finding> findings, int index) {
        if (index + 1 == findings.size()) {
            return false;
        }
        Finding one = findings.get(index);
        Finding next = findings.get(index + 1);
        return one.code() == next.code()
                && one.cause().equals(next.cause())
                && one.fix().equals(next.fix());
    }

    /** The whole finding. */
    String all() {
        return facts() + part("cause", finding.cause()) + part("fix", finding.fix());
    }

    /** The facts with the number of the cause above that has the rest. */
    String factsOf(SharedCause shared) {
        String cause = shared.cause().isEmpty() ? finding.cause() : "";
        return facts() + part("cause", cause) + part("see", "cause " + shared.number() + " above");
    }

    /** The code with its subject and what was asked and seen. One line for {@link Code#OK}. */
    String facts() {
        if (finding.code() == Code.OK) {
            String seen = finding.seen().isEmpty() ? "" : ": " + finding.seen();
            return painted(LineWrapper.wrap(indent + "OK  ", finding.subject() + seen));
        }
        return painted(LineWrapper.wrap(indent, finding.code() + "  " + finding.subject(), indent + "  "))
                + part("asked", finding.asked())
                + part("seen", finding.seen());
    }

    private String painted(String lines) {
        String code = finding.code().name();
        return indent
                + colour.paint(CheckStatus.of(finding.severity()), code)
                + lines.substring(indent.length() + code.length());
    }

    private String part(String label, String text) {
        return new LabelledText(indent + "  ", colour).lines(label, text);
    }
}
