package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of a cluster in one round. Two states of a cluster are equal if their findings have the same codes and subjects.
 * Times and addresses do not count, because they vary by themselves.
 *
 * @param name the cluster's name and region
 * @param findings all findings except {@link Code#OK}, by code and subject
 */
record ClusterState(String name, Severity severity, Map<String, Finding> findings) {

    static ClusterState of(PreflightReport report) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        report.findings().stream()
                .filter(finding -> finding.code() != Code.OK)
                .forEach(finding -> findings.put(finding.code() + "  " + finding.subject(), finding));
        String region = report.region().isEmpty() ? "" : " (" + report.region() + ")";
        return new ClusterState(report.cluster() + region, report.severity(), findings);
    }

    /** Describes the state and the findings that are new or gone since an earlier one. */
    String describeSince(@Nullable ClusterState before) {
        Map<String, Finding> old = before == null ? Map.of() : before.findings;
        return name + "  " + status()
                + findings.entrySet().stream()
                        .filter(entry -> !old.containsKey(entry.getKey()))
                        .map(entry ->
                                "\n" + entry.getValue().toString().indent(4).stripTrailing())
                        .collect(Collectors.joining())
                + old.keySet().stream()
                        .filter(key -> !findings.containsKey(key))
                        .map(key -> "\n    gone: " + key)
                        .collect(Collectors.joining());
    }

    private String status() {
        return switch (severity) {
            case INFO -> "OK";
            case WARNING -> "WARNING";
            case FAILURE -> "FAILED";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterState that
                && name.equals(that.name)
                && findings.keySet().equals(that.findings.keySet());
    }

    @Override
    public int hashCode() {
        return findings.keySet().hashCode();
    }
}
