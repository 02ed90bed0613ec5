package io.portolan.spring.failure;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One cause and the findings that have it.
 *
 * @param facts The lines of the block, each with its label.
 * @param action The user's next step. Empty if it is unknown.
 */
record FailureCause(List<String> facts, String action) {

    private static final String INDENT = "    ";

    static FailureCause of(List<Finding> sameCause) {
        Finding first = sameCause.get(0);
        Stream<String> seen = sameCause.stream().flatMap(FailureCause::facts);
        Stream<String> why = fact("Reason", first.cause());
        return new FailureCause(Stream.concat(seen, why).toList(), action(sameCause));
    }

    String text() {
        return facts.stream().map(line -> INDENT + line).collect(Collectors.joining(System.lineSeparator()));
    }

    private static Stream<String> facts(Finding finding) {
        return Stream.of(subject(finding), fact(asked(finding), finding.asked()), fact("Seen", finding.seen()))
                .flatMap(facts -> facts);
    }

    private static String asked(Finding finding) {
        return isSetting(finding) ? "Expected" : "Asked";
    }

    private static Stream<String> subject(Finding finding) {
        if (!isSetting(finding)) {
            return fact("Problem", finding.code() + " " + finding.subject());
        }
        SettingLocation location = SettingLocation.of(finding.subject());
        return Stream.concat(fact("Property", location.name()), fact("Origin", location.origin()));
    }

    private static Stream<String> fact(String label, String text) {
        return text.isEmpty()
                ? Stream.empty()
                : Stream.of(label + ": " + LogLines.indent(text, INDENT.length() + label.length() + 2));
    }

    /** The fix. That of settings names all of them, because it says "it". */
    private static String action(List<Finding> sameCause) {
        Finding first = sameCause.get(0);
        if (!isSetting(first) || first.fix().isEmpty()) {
            return first.fix();
        }
        return sameCause.stream()
                .map(finding -> SettingLocation.of(finding.subject()).name())
                .distinct()
                .collect(Collectors.joining(", ", "", ": " + first.fix()));
    }

    /** Whether the subject is a property with its origin in front. */
    private static boolean isSetting(Finding finding) {
        return finding.code() == Code.CATALOG_INVALID || finding.code() == Code.OVERRIDE_REFUSED;
    }
}
