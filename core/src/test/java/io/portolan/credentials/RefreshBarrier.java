package io.portolan.credentials;

import io.portolan.runtime.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Waits until the refreshes of a base identity are done. It adds one more task, which runs after the others. */
final class RefreshBarrier implements AutoCloseable {

    private final SharedResources.Scope scope;
    private final TaskScheduler lane;

    RefreshBarrier(IdentityRegistry registry, BaseIdentity base) {
        scope = registry.openScope();
        lane = registry.shareRefreshLane(scope, base);
    }

    void await() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Future<?> unused = lane.schedule(() -> done.complete(null), Duration.ZERO);
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        lane.close();
        scope.close();
    }
}
