package io.portolan.brokers;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs work after a while, one piece at a time; what has not begun can be cancelled. Closed, it runs no more. */
interface Later extends AutoCloseable {

    Future<?> run(Runnable work, Duration delay);

    @Override
    void close();
}
