package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import java.util.concurrent.CompletableFuture;

/**
 * One preflight, for all who wait for it; both parts end with it, in failure too.
 *
 * @param verified the brokers, once DNS, TCP and TLS have shown that they are the cluster's
 * @param approved the brokers, once the rest has passed as well
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
