package io.portolan.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a cluster stood in one report. If it changes, the matrix says so.
 *
 * @param codes the codes of its warnings and failures in the order of the alphabet
 */
record ReportedState(CheckStatus status, List<String> codes) {

    static ReportedState of(PreflightReport report) {
        return new ReportedState(
                CheckStatus.of(report.severity()),
                sorted(report.findings().stream()
                        .filter(finding -> finding.severity() != Severity.INFO)
                        .map(finding -> finding.code().name())));
    }

    static List<String> sorted(Stream<String> codes) {
        return codes.distinct().sorted().toList();
    }

    static ReportedState read(JsonFields json) {
        return new ReportedState(status(json), json.list("codes", code -> VisibleText.of(String.valueOf(code))));
    }

    static CheckStatus status(JsonFields json) {
        String id = json.text("status");
        return Stream.of(CheckStatus.OK, CheckStatus.WARNING, CheckStatus.FAILED)
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> json.fault("status", "ok, warning or failed"));
    }

    JsonValue toJson() {
        return JsonValue.object(
                JsonValue.field("status", status.id()),
                JsonValue.field("codes", JsonValue.array(codes, JsonValue::string)));
    }

    /** {@code FAILED MISSING_RULE}. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(status.text()), codes.stream())
                .reduce((one, next) -> one + " " + next)
                .orElseThrow();
    }

    /**
     * Since when a state holds.
     *
     * @param before the last state that was another. Empty if none is known.
     */
    record LastChange(Instant since, Optional<ReportedState> before) {}
}
