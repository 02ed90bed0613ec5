package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.runtime.WorkUrgency;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One preflight for all callers that wait for it. Brokers are <em>verified</em> once DNS, TCP and TLS show that they are
 * the cluster's. A client may then connect to them. Brokers are <em>approved</em> once the whole preflight has passed. A
 * client may then send its credentials to them. Both futures end with the preflight, even if it fails. Thread-safe.
 */
final class PendingPreflight {

    private final CompletableFuture<BootstrapBrokers> verified;
    private final CompletableFuture<BootstrapBrokers> approved;
    private @Nullable WorkUrgency urgency;
    private boolean begun;

    private PendingPreflight(
            CompletableFuture<BootstrapBrokers> verified, CompletableFuture<BootstrapBrokers> approved) {
        this.verified = verified;
        this.approved = approved;
    }

    static PendingPreflight create() {
        return new PendingPreflight(new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** For brokers that need no preflight. */
    static PendingPreflight alreadyApproved(BootstrapBrokers brokers) {
        CompletableFuture<BootstrapBrokers> known = CompletableFuture.completedFuture(brokers);
        return new PendingPreflight(known, known);
    }

    /** The brokers that are verified. */
    CompletableFuture<BootstrapBrokers> verified() {
        return verified;
    }

    /**
     * The brokers that are approved. They may differ from the verified ones. This happens when the brokers of a snapshot
     * fail and the MSK API gives others.
     */
    CompletableFuture<BootstrapBrokers> approved() {
        return approved;
    }

    /** Whether it has to be queued for this caller. It is not if it is queued already with at least this urgency. */
    synchronized boolean raise(WorkUrgency wanted) {
        if (urgency != null && urgency.compareTo(wanted) >= 0) {
            return false;
        }
        urgency = wanted;
        return true;
    }

    /** Whether the caller is the one to run it. It may be queued twice. */
    synchronized boolean begin() {
        if (begun || approved.isDone()) {
            return false;
        }
        begun = true;
        return true;
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
