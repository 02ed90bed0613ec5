package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which thread does the work of a {@link SingleFlight} and what the others get. */
@Timeout(60)
class SingleFlightTest {

    private final SingleFlight<String> flight = new SingleFlight<>(IllegalStateException::new);
    private final AtomicInteger works = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<String> session = new CompletableFuture<>();
    private final List<Thread> threads = new ArrayList<>();

    @Test
    void followersGetTheLeadersResult() throws Exception {
        CompletableFuture<String> leader = start(() -> run(this::work));
        begun.await();
        CompletableFuture<String> follower = startAndAwaitWait(() -> run(this::work));

        session.complete("one");

        assertThat(result(leader)).isEqualTo("one");
        assertThat(result(follower)).isEqualTo("one");
        assertThat(works).hasValue(1);
        assertThat(run(() -> "two")).as("nothing is kept").isEqualTo("two");
    }

    @Test
    void followersGetTheLeadersFailure() throws Exception {
        RuntimeException failure = new IllegalArgumentException("refused");
        CompletableFuture<String> leader = start(() -> run(this::work));
        begun.await();
        CompletableFuture<String> follower = startAndAwaitWait(() -> run(this::work));

        session.completeExceptionally(failure);

        assertThat(catchThrowable(() -> result(leader))).hasRootCause(failure);
        assertThat(catchThrowable(() -> result(follower))).hasRootCause(failure);
        assertThat(works).hasValue(1);
    }

    @Test
    void followersOfAFailedRefreshTryThemselves() throws Exception {
        CompletableFuture<String> refresh = start(() -> {
            flight.runIfIdle(this::work);
            return "refreshed";
        });
        begun.await();
        CompletableFuture<String> caller = startAndAwaitWait(() -> run(() -> "own"));

        session.completeExceptionally(new IllegalArgumentException("throttled"));

        assertThat(result(caller)).isEqualTo("own");
        assertThatThrownBy(() -> result(refresh)).hasStackTraceContaining("throttled");
    }

    @Test
    void interruptedFollowersThrowWhatTheOwnerMakes() throws Exception {
        CompletableFuture<String> leader = start(() -> run(this::work));
        begun.await();
        CompletableFuture<String> follower = startAndAwaitWait(() -> run(this::work));

        threads.get(1).interrupt();

        assertThatThrownBy(() -> result(follower)).hasCauseInstanceOf(IllegalStateException.class);
        session.complete("one");
        assertThat(result(leader)).isEqualTo("one");
    }

    @Test
    void stuckWorkIsReplacedAfterAWait() throws Exception {
        CompletableFuture<String> leader = start(() -> run(this::work));
        begun.await();

        assertThatThrownBy(() -> flight.runOrAwait(() -> "own", Duration.ZERO)).isInstanceOf(TimeoutException.class);
        assertThat(run(() -> "another")).isEqualTo("another");
        session.complete("late");
        assertThat(result(leader)).isEqualTo("late");
    }

    @Test
    void followersOfAnInterruptedLeaderTryThemselves() throws Exception {
        CompletableFuture<String> leader = start(() -> run(this::work));
        begun.await();
        CompletableFuture<String> follower = startAndAwaitWait(() -> run(() -> "own"));

        threads.get(0).interrupt();

        assertThatThrownBy(() -> result(leader)).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(result(follower)).isEqualTo("own");
    }

    private String run(Supplier<String> work) {
        try {
            return flight.runOrAwait(work, Duration.ofSeconds(20));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private String work() {
        works.incrementAndGet();
        begun.countDown();
        return Futures.await(session, IllegalStateException::new);
    }

    private CompletableFuture<String> start(Supplier<String> work) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return result;
    }

    private CompletableFuture<String> startAndAwaitWait(Supplier<String> work) {
        CompletableFuture<String> result = start(work);
        Thread thread = threads.get(threads.size() - 1);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return result;
    }

    private static String result(CompletableFuture<String> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }
}
