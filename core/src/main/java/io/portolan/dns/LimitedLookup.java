package io.portolan.dns;

import io.portolan.runtime.DaemonThreads;
import io.portolan.runtime.Futures;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The JVM's own look-up for threads that must not wait long. The JVM's look-up has no limit and cannot be ended. So it runs
 * on a few daemon threads of this object, except {@link #repeat}. An idle one ends after 5 s. Thread-safe.
 */
public final class LimitedLookup {

    /** Shared by all clients in this JVM. */
    public static final LimitedLookup OF_THIS_JVM = new LimitedLookup(InetAddress::getAllByName, Duration.ofSeconds(3));

    private static final int MOST_THREADS = 8;
    private static final int MOST_WAITING = 1000;

    private final JvmLookup jvm;
    private final Duration limit;
    private final ThreadPoolExecutor executor;

    /**
     * A look-up with threads of its own.
     *
     * @param limit the longest time that a caller waits
     */
    public LimitedLookup(JvmLookup jvm, Duration limit) {
        this.jvm = jvm;
        this.limit = limit;
        executor = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                DaemonThreads.numbered("portolan-guard-lookup-"));
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * All addresses of the host.
     *
     * @throws UnknownHostException if the JVM does not resolve it in time. A thread that is interrupted stays interrupted.
     */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return await(begin(host), host);
    }

    /** A look-up that has begun. The caller waits for it with {@link #await}. Never throws. */
    public Future<List<InetAddress>> begin(String host) {
        try {
            return executor.submit(() -> List.of(jvm.resolve(host)));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(unknown(host, "too many look-ups of this JVM have no answer"));
        } catch (OutOfMemoryError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * A look-up that the caller's own thread has done. It has no limit, so it is for a thread that waits for its own look-up
     * of this name too. Never throws.
     */
    public CompletableFuture<List<InetAddress>> repeat(String host) {
        try {
            return CompletableFuture.completedFuture(List.of(jvm.resolve(host)));
        } catch (UnknownHostException | RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * The result of a look-up that has begun.
     *
     * @throws UnknownHostException as {@link #resolve} does
     */
    public List<InetAddress> await(Future<List<InetAddress>> answer, String host) throws UnknownHostException {
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw unknown(host, "no answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw unknown(host, "interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw Futures.failure(e);
        }
    }

    private static UnknownHostException unknown(String host, String reason) {
        return new UnknownHostException(host + ": " + reason);
    }
}
