package io.portolan.runtime;

import java.time.Duration;
import java.util.concurrent.Future;

/**
 * Runs work after a delay, one piece at a time. Work that has not begun can be cancelled. A closed scheduler takes no
 * more work.
 */
public interface TaskScheduler extends AutoCloseable {

    Future<?> schedule(Runnable work, Duration delay);

    @Override
    void close();
}
