package io.portolan.credentials;

import io.portolan.runtime.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Waits until the refresh thread has done its work. It gives the thread one more task, which runs after the others. */
final class RefreshBarrier implements AutoCloseable {

    private final TaskScheduler thread;

    RefreshBarrier(IdentityRegistry registry) {
        thread = registry.shareRefreshThread();
    }

    void await() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Future<?> unused = thread.schedule(() -> done.complete(null), Duration.ZERO);
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        thread.close();
    }
}
