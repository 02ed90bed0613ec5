package io.portolan.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * All threads on which one Portolan works for its clusters. It admits work for a few clusters at a time. Work that waits
 * holds no thread. Work that is admitted has its threads reserved, so its first thread may wait for the others. The
 * threads end with their work. Thread-safe.
 *
 * <p>All of them are threads of the platform. Virtual ones would not help, since a look-up of the JVM blocks its carrier.
 */
public final class WorkerThreads implements AutoCloseable {

    /** More clusters at a time take the processor from each other, until timeouts pass on a sound path. */
    public static final int CREWS = 8;

    /** One thread runs the stages. The others ask every viewpoint about two names at once. Further questions wait. */
    static final int CREW_SIZE = 16;

    /** Look-ups of the JVM have no timeout. Further work waits if so many threads outlive their work. */
    static final int MOST_LEFT_THREADS = 48;

    private final ThreadFactory factory;
    private final ThreadPoolExecutor loaders;
    private final AtomicInteger leftThreads = new AtomicInteger();
    private final Deque<QueuedWork<?>> urgent = new ArrayDeque<>();
    private final Deque<QueuedWork<?>> batch = new ArrayDeque<>();
    private final Set<QueuedWork<?>> admitted = new LinkedHashSet<>();
    private volatile boolean closed;

    public WorkerThreads() {
        this(DaemonThreads.numbered("portolan-worker-"));
    }

    WorkerThreads(ThreadFactory factory) {
        this.factory = factory;
        // One for the SDK, one for kafka-clients.
        loaders = new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        loaders.allowCoreThreadTimeOut(true);
    }

    /**
     * Does this work as soon as it is admitted. Never throws.
     *
     * @return the result, or whatever the work threw. An {@link IllegalStateException} if this is closed before the work
     *     has ended. Work that is cancelled before it is admitted is not begun.
     */
    public <T extends @Nullable Object> CompletableFuture<T> submit(WorkUrgency urgency, CrewWork<T> work) {
        QueuedWork<T> queued = new QueuedWork<>(work, new WorkCrew(CREW_SIZE, factory, leftThreads));
        if (!enqueue(urgency, queued)) {
            return CompletableFuture.failedFuture(closedException());
        }
        startNext();
        return queued.result();
    }

    /** Runs what loads classes ahead of their use. It may never run, so nobody may wait for it. */
    public void load(Runnable classes) {
        try {
            loaders.execute(classes);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // This is closed, or the JVM has no memory for a thread. Their first use loads them.
        }
    }

    /** Throws an {@link IllegalStateException} once this is closed. */
    public void requireOpen() {
        if (closed) {
            throw closedException();
        }
    }

    /** Interrupts the work that runs. All work that has not ended fails at once. */
    @Override
    public void close() {
        loaders.shutdownNow();
        for (QueuedWork<?> work : removeAll()) {
            work.abort(closedException());
        }
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException("This Portolan is closed");
    }

    private synchronized boolean enqueue(WorkUrgency urgency, QueuedWork<?> work) {
        return !closed && (urgency == WorkUrgency.URGENT ? urgent : batch).add(work);
    }

    private synchronized List<QueuedWork<?>> removeAll() {
        closed = true;
        List<QueuedWork<?>> all = new ArrayList<>(admitted);
        all.addAll(urgent);
        all.addAll(batch);
        urgent.clear();
        batch.clear();
        return all;
    }

    private void startNext() {
        for (QueuedWork<?> next = admitNext(); next != null; next = admitNext()) {
            start(next);
        }
    }

    private synchronized @Nullable QueuedWork<?> admitNext() {
        // If no work runs, none will admit the next one when it ends.
        boolean free = admitted.isEmpty() || (admitted.size() < CREWS && leftThreads.get() <= MOST_LEFT_THREADS);
        QueuedWork<?> next = null;
        while (free && (next == null || next.result().isDone())) {
            next = urgent.isEmpty() ? batch.poll() : urgent.poll();
            if (next == null) {
                return null;
            }
        }
        if (next != null) {
            admitted.add(next);
        }
        return next;
    }

    private void start(QueuedWork<?> work) {
        try {
            work.execute(() -> run(work));
        } catch (Throwable e) {
            // The JVM may have no memory for another thread.
            release(work);
            work.abort(e);
        }
    }

    private void run(QueuedWork<?> work) {
        Runnable end = work.run();
        release(work);
        startNext();
        end.run();
    }

    private synchronized void release(QueuedWork<?> work) {
        admitted.remove(work);
    }
}
