package io.portolan.topology.explain;

import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import java.util.Optional;

/**
 * The parts of a path that a preflight has proven. If it found no failure, all parts are looked at.
 *
 * @param roles the roles can be assumed
 * @param brokers the MSK API names the brokers
 * @param names the names lead into the right VPC
 * @param traffic the ports accept connections
 */
record ProvenParts(boolean roles, boolean brokers, boolean names, boolean traffic) {

    static ProvenParts of(Optional<PreflightReport> preflight) {
        Optional<PreflightReport> failed = preflight.filter(report -> report.severity() == Severity.FAILURE);
        return new ProvenParts(
                passed(failed, Stage.CREDENTIALS),
                passed(failed, Stage.BROKERS),
                passed(failed, Stage.DNS),
                passed(failed, Stage.TCP));
    }

    private static boolean passed(Optional<PreflightReport> preflight, Stage stage) {
        return preflight.stream()
                .flatMap(report -> report.stages().stream())
                .anyMatch(report -> report.stage() == stage && !report.skipped() && !report.failed());
    }
}
