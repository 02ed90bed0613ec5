package io.portolan.credentials;

import io.portolan.runtime.SharedTimer;
import io.portolan.runtime.TaskScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs the refreshes of one base identity and of its roles one after the other. So a base identity that hangs delays no
 * refresh of another one. Thread-safe.
 */
final class RefreshLane {

    private final SharedTimer timer;
    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    RefreshLane(SharedTimer timer, Executor threads) {
        this.timer = timer;
        this.threads = threads;
    }

    /** A share for one session. The timer's thread only measures the delay. */
    TaskScheduler share() {
        return new LaneShare(this, timer.share());
    }

    private void add(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::runWaiting);
        } catch (RuntimeException | Error e) {
            // No thread can be started, or the last lease is closed. The timer's thread is better than no refresh.
            runWaiting();
        }
    }

    private void runWaiting() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                // The work reports its own failures. Those that wait behind it have to run in any case.
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable work = waiting.poll();
        running = work != null;
        return work;
    }

    private record LaneShare(RefreshLane lane, TaskScheduler timer) implements TaskScheduler {

        @Override
        public Future<?> schedule(Runnable work, Duration delay) {
            return timer.schedule(() -> lane.add(work), delay);
        }

        @Override
        public void close() {
            timer.close();
        }
    }
}
