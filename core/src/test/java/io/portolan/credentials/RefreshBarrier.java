package io.portolan.credentials;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits until the refresh thread has done what it was given: by giving it one more thing, which it does after that. */
final class RefreshBarrier implements AutoCloseable {

    private final SharedResources.Scope share;
    private final SessionRefreshThread thread;

    RefreshBarrier(SharedResources shares) {
        share = shares.scope();
        thread = IdentityRegistry.refreshThread(share);
    }

    void await() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread.execute(() -> done.complete(null));
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        share.close();
    }
}
