package io.portolan.aws;

import io.portolan.runtime.DaemonThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many exchanges may be under way. Exchanges that were given up may still hang, for instance in a look-up of the JVM.
 * Each service has a bound of its own, so hung exchanges with one of them delay no other. Thread-safe.
 */
final class ExchangeBound {

    static final int MOST = 64;

    private static final DaemonThreads CALLS = DaemonThreads.named("portolan-aws-call");
    private static final Map<Class<?>, ExchangeBound> SERVICES = new ConcurrentHashMap<>();

    private final Semaphore free = new Semaphore(MOST);

    /** The bound of one service in all regions. */
    static ExchangeBound ofService(Class<?> clientBuilder) {
        return SERVICES.computeIfAbsent(clientBuilder, service -> new ExchangeBound());
    }

    /**
     * Starts an exchange on a thread of its own.
     *
     * @throws IOException if too many others have not ended within this time
     */
    void start(Runnable exchange, Duration longestWait) throws IOException, InterruptedException {
        if (!free.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("not begun within " + longestWait.toMillis() + " ms, because " + MOST
                    + " earlier calls of this service have not ended");
        }
        try {
            CALLS.newThread(() -> runAndFree(exchange)).start();
        } catch (Error e) {
            // The system may refuse the thread.
            free.release();
            throw e;
        }
    }

    private void runAndFree(Runnable exchange) {
        try {
            exchange.run();
        } finally {
            free.release();
        }
    }
}
