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
        return new FailureCause(Stream.concat(seen, why).toList(), action(first));
    }

    String text() {
        return facts.stream().map(line -> INDENT + line).collect(Collectors.joining(System.lineSeparator()));
    }

    private static Stream<String> facts(Finding finding) {
        return Stream.of(subject(finding), fact(asked(finding), finding.asked()), fact("Seen", finding.seen()))
                .flatMap(facts -> facts);
    }

    private static String asked(Finding finding) {
        return finding.code() == Code.CATALOG_INVALID ? "Expected" : "Asked";
    }

    private static Stream<String> subject(Finding finding) {
        if (finding.code() != Code.CATALOG_INVALID) {
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

    private static String action(Finding finding) {
        String fix = finding.fix();
        return finding.code() == Code.CATALOG_INVALID && !fix.isEmpty()
                ? SettingLocation.of(finding.subject()).name() + ": " + fix
                : fix;
    }
}
