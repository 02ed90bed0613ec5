package io.portolan.runtime;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs work after a delay, one piece at a time. Work that has not begun can be cancelled. Closed, it takes no more. */
public interface TaskScheduler extends AutoCloseable {

    Future<?> schedule(Runnable work, Duration delay);

    @Override
    void close();
}
