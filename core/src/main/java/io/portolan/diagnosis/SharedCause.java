package io.portolan.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * One thing to put right. Its findings have one code and the same fix, in one cluster or in many.
 *
 * @param number its place in the list from 1
 * @param findings what it explains by report
 */
record SharedCause(int number, Map<PreflightReport, List<Finding>> findings) {

    Code code() {
        return first().code();
    }

    CheckStatus status() {
        return CheckStatus.of(code().severity());
    }

    /** Why it is so. Empty if the findings do not all say the same. */
    String cause() {
        String cause = first().cause();
        return all().stream().allMatch(finding -> finding.cause().equals(cause)) ? cause : "";
    }

    String fix() {
        return first().fix();
    }

    /** What it is about in this cluster. */
    List<String> subjects(PreflightReport report) {
        return findings.getOrDefault(report, List.of()).stream()
                .map(Finding::subject)
                .distinct()
                .toList();
    }

    Finding first() {
        return all().get(0);
    }

    private List<Finding> all() {
        return findings.values().stream().flatMap(List::stream).toList();
    }

    /** Its stage and the number of its reports, each of which is about one of these. */
    String scope(String noun) {
        String stage = code().stage().map(each -> HtmlWords.of(each) + ", ").orElse("");
        return stage + CountWords.of(findings.size(), noun);
    }
}
