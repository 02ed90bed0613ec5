package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import java.util.Optional;

/**
 * A report together with the bootstrap brokers that it is about. What has become known of other brokers meanwhile is not judged.
 * A value; immutable and thread-safe.
 *
 * @param report what the preflight found
 * @param brokers the brokers that it found it of; empty if it ended before it knew them, and then it failed
 */
public record JudgedBrokers(PreflightReport report, Optional<BootstrapBrokers> brokers) {

    /** Whether the report has no failure. */
    public boolean passed() {
        return report.severity() != Severity.FAILURE;
    }
}
