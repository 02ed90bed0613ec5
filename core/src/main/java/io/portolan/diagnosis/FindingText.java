package io.portolan.diagnosis;

/** Writes a finding as indented lines. */
final class FindingText {

    private FindingText() {}

    static String of(Finding finding) {
        StringBuilder text = new StringBuilder(finding.code().name());
        text.append("  ").append(finding.subject());
        line(text, "asked", finding.asked());
        line(text, "seen ", finding.seen());
        line(text, "cause", finding.cause());
        line(text, "fix  ", finding.fix());
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append("\n  ").append(label).append("  ").append(value.replace("\n", "\n         "));
        }
    }
}
