package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.preflight.JudgedBrokers;
import java.time.Instant;
import java.util.Optional;

/**
 * A preflight that has ended.
 *
 * @param start its number, in the order of the starts
 * @param judged what it found, and of which brokers
 * @param tolerated whether the policy lets its failures through
 * @param endedAt when it ended
 */
record PreflightVerdict(long start, JudgedBrokers judged, boolean tolerated, Instant endedAt) {

    /** The brokers that clients may go to without another preflight. */
    Optional<BootstrapBrokers> approved() {
        return judged.passed() || tolerated ? judged.brokers() : Optional.empty();
    }
}
