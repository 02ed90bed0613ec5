package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import java.util.Optional;

/**
 * A report together with the bootstrap brokers that it is about. Brokers that became known later are not judged. Immutable and
 * thread-safe.
 *
 * @param report what the preflight found
 * @param brokers the brokers that it checked. Empty if it failed before it knew them.
 * @param clusterId the id of the cluster that they belong to. Empty if it is not known or not the right one.
 */
public record JudgedBrokers(PreflightReport report, Optional<BootstrapBrokers> brokers, Optional<String> clusterId) {

    /** Brokers whose cluster is not known. */
    public JudgedBrokers(PreflightReport report, Optional<BootstrapBrokers> brokers) {
        this(report, brokers, Optional.empty());
    }

    /** Whether the report has no failure. */
    public boolean passed() {
        return report.severity() != Severity.FAILURE;
    }
}
