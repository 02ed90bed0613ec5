package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.preflight.JudgedBrokers;
import java.time.Instant;
import java.util.Optional;

/**
 * A preflight that has ended.
 *
 * @param start its number in the order of the starts
 * @param judged its report and the brokers that it checked
 * @param tolerated whether the policy accepts its failures
 * @param endedAt when it ended
 */
record PreflightVerdict(long start, JudgedBrokers judged, boolean tolerated, Instant endedAt) {

    /** The brokers that clients may use without another preflight. */
    Optional<BootstrapBrokers> approved() {
        return judged.passed() || tolerated ? judged.brokers() : Optional.empty();
    }
}
