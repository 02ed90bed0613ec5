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
 * @param apis what the brokers speak. Empty if they were not asked.
 */
public record JudgedBrokers(
        PreflightReport report,
        Optional<BootstrapBrokers> brokers,
        Optional<String> clusterId,
        Optional<BrokerApis> apis) {

    /** Brokers whose cluster is not known, without an answer to what they speak. */
    public JudgedBrokers(PreflightReport report, Optional<BootstrapBrokers> brokers) {
        this(report, brokers, Optional.empty(), Optional.empty());
    }

    /** Whether the report has no failure. */
    public boolean passed() {
        return report.severity() != Severity.FAILURE;
    }
}
