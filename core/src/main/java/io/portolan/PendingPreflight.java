package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import java.util.concurrent.CompletableFuture;

/**
 * One preflight, for all who wait for it. Brokers are <em>verified</em> once DNS, TCP and TLS show that they are the cluster's: a
 * client may connect to them. They are <em>approved</em> once the whole preflight has passed: a client may send them its
 * credentials. Both futures end with the preflight, also when it fails.
 *
 * @param verified the brokers that are verified
 * @param approved the brokers that are approved; others than those if a snapshot's failed and were replaced
 */
record PendingPreflight(CompletableFuture<BootstrapBrokers> verified, CompletableFuture<BootstrapBrokers> approved) {

    static PendingPreflight create() {
        return new PendingPreflight(new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** Of brokers that need no preflight. */
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
