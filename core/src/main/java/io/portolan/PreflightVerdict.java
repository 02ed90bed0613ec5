package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.preflight.JudgedBrokers;
import java.time.Instant;

/**
 * A preflight that has ended.
 *
 * @param start its number, in the order of the starts
 * @param judged what it found, and of which brokers
 * @param tolerated whether the policy lets its failures through
 * @param endedAt when it ended
 */
record PreflightVerdict(long start, JudgedBrokers judged, boolean tolerated, Instant endedAt) {

    /** Whether clients may go to these brokers without another preflight. */
    boolean approves(BootstrapBrokers brokers) {
        return (judged.passed() || tolerated)
                && judged.brokers().isPresent()
                && judged.brokers().get().equals(brokers);
    }
}
