package io.portolan.brokers;

import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A clock that a test moves and a scheduler that follows it. Random numbers are always 0.5. A pause only moves the clock. */
final class SimulatedTime {

    private record Task(Instant due, Runnable work, CompletableFuture<?> future) {}

    private final List<Task> tasks = new ArrayList<>();
    private final Instant start = Instant.parse("2026-11-22T18:00:00Z");
    private Instant now = start;

    TimeSource timing() {
        return new TimeSource(
                ((InstantSource) this::now).withZone(ZoneOffset.UTC),
                () -> Duration.between(start, now()).toNanos(),
                () -> 0.5,
                this::move);
    }

    Clock clock() {
        return timing().clock();
    }

    synchronized Instant now() {
        return now;
    }

    /** Lets time pass and runs the tasks that become due in their order. */
    void pass(Duration duration) {
        Instant end = now().plus(duration);
        for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
            Task task = next.get();
            move(Duration.between(now(), task.due()));
            if (!task.future().isCancelled()) {
                task.work().run();
            }
        }
        move(Duration.between(now(), end));
    }

    /** Runs what is due now. */
    void settle() {
        pass(Duration.ZERO);
    }

    TaskScheduler later() {
        return new TaskScheduler() {
            private volatile boolean closed;

            @Override
            public Future<?> schedule(Runnable work, Duration delay) {
                return plan(() -> unlessClosed(work), delay);
            }

            private void unlessClosed(Runnable work) {
                if (!closed) {
                    work.run();
                }
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    private synchronized Future<?> plan(Runnable work, Duration delay) {
        CompletableFuture<?> future = new CompletableFuture<>();
        tasks.add(new Task(now.plus(delay), work, future));
        return future;
    }

    private synchronized Optional<Task> next(Instant end) {
        Optional<Task> next =
                tasks.stream().filter(task -> !task.due().isAfter(end)).min(Comparator.comparing(Task::due));
        next.ifPresent(tasks::remove);
        return next;
    }

    private synchronized void move(Duration duration) {
        if (!duration.isNegative()) {
            now = now.plus(duration);
        }
    }
}
