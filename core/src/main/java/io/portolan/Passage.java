package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import java.util.concurrent.CompletableFuture;

/**
 * One preflight, for all who wait for it; both parts end with it, in failure too.
 *
 * @param proven the brokers, once DNS, TCP and TLS have shown that they are the cluster's
 * @param passed the brokers, once the rest has passed as well
 */
record Passage(CompletableFuture<BootstrapBrokers> proven, CompletableFuture<BootstrapBrokers> passed) {

    static Passage begun() {
        return new Passage(new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** Of brokers that need no preflight. */
    static Passage free(BootstrapBrokers brokers) {
        CompletableFuture<BootstrapBrokers> known = CompletableFuture.completedFuture(brokers);
        return new Passage(known, known);
    }

    void pass(BootstrapBrokers brokers) {
        proven.complete(brokers);
        passed.complete(brokers);
    }

    void fail(Throwable failure) {
        proven.completeExceptionally(failure);
        passed.completeExceptionally(failure);
    }
}
