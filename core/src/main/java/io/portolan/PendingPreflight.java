package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import java.util.concurrent.CompletableFuture;

/**
 * One preflight for all callers that wait for it. Brokers are <em>verified</em> once DNS, TCP and TLS show that they are
 * the cluster's. A client may then connect to them. Brokers are <em>approved</em> once the whole preflight has passed. A
 * client may then send its credentials to them. Both futures end with the preflight, even if it fails.
 *
 * @param verified the brokers that are verified
 * @param approved the brokers that are approved. They may differ from the verified ones. This happens when the brokers of
 *     a snapshot fail and the MSK API gives others.
 */
record PendingPreflight(CompletableFuture<BootstrapBrokers> verified, CompletableFuture<BootstrapBrokers> approved) {

    static PendingPreflight create() {
        return new PendingPreflight(new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** For brokers that need no preflight. */
    static PendingPreflight alreadyApproved(BootstrapBrokers brokers) {
        CompletableFuture<BootstrapBrokers> known = CompletableFuture.completedFuture(brokers);
        return new PendingPreflight(known, known);
    }

    void approve(BootstrapBrokers brokers) {
        verified.complete(brokers);
        approved.complete(brokers);
    }

    void fail(Throwable failure) {
        verified.completeExceptionally(failure);
        approved.completeExceptionally(failure);
    }
}
