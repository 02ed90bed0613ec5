package io.portolan.credentials;

import io.portolan.runtime.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The threads of this JVM that refresh sessions and ask the providers of base identities. Both bound how many they use at a
 * time. An idle thread ends after 5 s. Thread-safe.
 */
final class CredentialsThreads implements Executor, SdkAutoCloseable {

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

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
