package io.portolan.diagnosis;

/** Writes a finding as indented lines. */
final class FindingText {

    private FindingText() {}

    /** The whole finding. */
    static String of(Finding finding, String indent) {
        return facts(finding, indent) + advice(finding, indent);
    }

    /** Code, subject, and what was asked and seen; one line for {@link Code#OK}. */
    static String facts(Finding finding, String indent) {
        if (finding.code() == Code.OK) {
            String seen = finding.seen().isEmpty() ? "" : ": " + finding.seen();
            return Paragraph.of(indent + "OK  ", finding.subject() + seen);
        }
        return Paragraph.of(indent, finding.code() + "  " + finding.subject(), indent + "  ")
                + part(indent, "asked  ", finding.asked())
                + part(indent, "seen   ", finding.seen());
    }

    private static String advice(Finding finding, String indent) {
        return part(indent, "cause  ", finding.cause()) + part(indent, "fix    ", finding.fix());
    }

    private static String part(String indent, String label, String text) {
        return text.isEmpty() ? "" : "\n" + Paragraph.of(indent + "  " + label, text);
    }
}
