package io.portolan.credentials;

import io.portolan.runtime.DaemonThreads;
import io.portolan.runtime.ElapsedTime;
import io.portolan.runtime.Futures;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The threads of this JVM for work that may hang, such as a call to STS. The thread that needs the result waits for a
 * limited time. An idle thread ends after 5 s. Thread-safe.
 */
final class CredentialsThreads implements Executor, SdkAutoCloseable {

    /** Calls that were given up may still hang, for instance in a look-up of the JVM. More than these do not begin. */
    private static final int MOST_CALLS = 64;

    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DaemonThreads.numbered("portolan-credentials-"),
            (work, closed) -> {
                throw new IllegalStateException("The last lease of these credentials is closed");
            });

    /** Runs work whose author bounds how many pieces of it run at a time. */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /**
     * The result of a call of the SDK. An exception of the call is thrown as it is.
     *
     * @throws SdkClientException if the call has not ended within the limit
     * @throws AbortedException if this thread is interrupted. It stays interrupted.
     */
    <T> T callWithin(Duration limit, Supplier<T> call) {
        long start = System.nanoTime();
        FutureTask<T> task = new FutureTask<>(call::get);
        try {
            if (!calls.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw SdkClientException.create(
                        "No call within " + text(limit) + ", because " + MOST_CALLS
                                + " earlier calls of this process have not ended",
                        new TimeoutException());
            }
            begin(task);
            return Futures.await(task, limit.minus(ElapsedTime.since(start)), CredentialsThreads::aborted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw aborted(e);
        } catch (TimeoutException e) {
            throw SdkClientException.create("No answer within " + text(limit), e);
        } finally {
            task.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void begin(FutureTask<?> task) {
        boolean begun = false;
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    calls.release();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                calls.release();
            }
        }
    }

    private static AbortedException aborted(InterruptedException e) {
        return AbortedException.create("The thread was interrupted", e);
    }

    private static String text(Duration limit) {
        return limit.toMillis() + " ms";
    }
}
