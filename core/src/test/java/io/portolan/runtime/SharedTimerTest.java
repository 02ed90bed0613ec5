package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shares of a {@link SharedTimer} and the life of its thread. */
@Timeout(60)
class SharedTimerTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final String name = "shared-timer-test-" + UUID.randomUUID();
    private final SharedTimer timer = new SharedTimer(name);
    private final AtomicBoolean ran = new AtomicBoolean();

    @Test
    void cancelledWorkDoesNotRun() {
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        try (TaskScheduler share = timer.share()) {
            Future<?> before = share.schedule(cancelled::join, Duration.ZERO);
            Future<?> work = share.schedule(this::run, SOON);
            assertThat(work.cancel(false)).isTrue();
            cancelled.complete(null);
            assertThat(before).succeedsWithin(LONG);
            assertThat(share.schedule(() -> {}, SOON.multipliedBy(2))).succeedsWithin(LONG);
        }
        assertThat(ran).isFalse();
    }

    @Test
    void closedSharesTakeNoWork() {
        try (TaskScheduler share = timer.share()) {
            TaskScheduler other = timer.share();
            other.close();
            assertThat(other.schedule(this::run, Duration.ZERO)).isDone();
            assertThat(share.schedule(() -> {}, SOON)).succeedsWithin(LONG);
        }
        assertThat(ran).isFalse();
    }

    @Test
    void theLastShareEndsTheThread() throws Exception {
        TaskScheduler first = timer.share();
        TaskScheduler second = timer.share();
        assertThat(threads()).as("before any work").isEmpty();
        Thread thread = threadOf(first);
        assertThat(threadOf(second)).isSameAs(thread).matches(Thread::isDaemon);

        first.close();
        first.close();
        assertThat(threadOf(second)).as("while one share is open").isSameAs(thread);

        second.close();
        thread.join(LONG.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void workAfterTheLastShareStartsAnotherThread() throws Exception {
        Thread before;
        try (TaskScheduler share = timer.share()) {
            before = threadOf(share);
        }
        try (TaskScheduler share = timer.share()) {
            assertThat(threadOf(share)).isNotSameAs(before);
        }
    }

    @Test
    void timersHaveThreadsOfTheirOwn() throws Exception {
        try (TaskScheduler one = timer.share();
                TaskScheduler other = new SharedTimer(name).share()) {
            CompletableFuture<Void> slow = new CompletableFuture<>();
            Future<?> waiting = one.schedule(slow::join, Duration.ZERO);
            threadOf(other);
            assertThat(waiting).as("the other timer's work").isNotDone();
            slow.complete(null);
        }
    }

    @Test
    void theThreadIsNotThatOfItsFirstUser() throws Exception {
        Thread user = Thread.currentThread();
        ClassLoader before = user.getContextClassLoader();
        user.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (TaskScheduler share = timer.share()) {
            assertThat(threadOf(share).getContextClassLoader()).isSameAs(SharedTimer.class.getClassLoader());
        } finally {
            user.setContextClassLoader(before);
        }
    }

    private void run() {
        ran.set(true);
    }

    private static Thread threadOf(TaskScheduler share) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        assertThat(share.schedule(() -> thread.complete(Thread.currentThread()), Duration.ZERO))
                .succeedsWithin(LONG);
        return thread.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }
}
