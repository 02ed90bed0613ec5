package io.portolan.runtime;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs work after a while, one piece at a time; what has not begun can be cancelled. Closed, it runs no more. */
public interface TaskScheduler extends AutoCloseable {

    Future<?> schedule(Runnable work, Duration delay);

    @Override
    void close();
}
