package io.portolan.preflight;

import io.portolan.runtime.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Runs the checks of one preflight on its threads until its deadline. A late check is not interrupted, since other clients may
 * wait for the same call. It ends at its own timeout.
 */
final class ParallelChecks {

    private final ExecutorService executor;
    private final RunDeadline deadline;
    private final StepLog log;
    private final UntimedChecks untimed;

    ParallelChecks(ExecutorService executor, RunDeadline deadline, StepLog log) {
        this(executor, deadline, log, new UntimedChecks(executor));
    }

    private ParallelChecks(ExecutorService executor, RunDeadline deadline, StepLog log, UntimedChecks untimed) {
        this.executor = executor;
        this.deadline = deadline;
        this.log = log;
        this.untimed = untimed;
    }

    /** The same checks with the same deadline for the steps of another stage. */
    ParallelChecks inStage(StepLog stage) {
        return new ParallelChecks(executor, deadline, stage, untimed);
    }

    /** Takes note of how long an answer took. The deadline may grow by it. */
    void measure(Duration roundTrip) {
        deadline.measure(roundTrip);
    }

    /** How long the whole run may take as far as is known. */
    Duration allowance() {
        return deadline.allowance();
    }

    /**
     * Starts a step.
     *
     * @param outcome says in words for people how it ended
     */
    <T> Future<T> start(String step, Callable<T> check, Function<? super T, String> outcome) {
        return executor.submit(log.logged(step, check, outcome));
    }

    /** The same for a check that may never end. It may wait for others of its kind, but the other checks do not wait for it. */
    <T> Future<T> startUntimed(String step, Callable<T> check, Function<? super T, String> outcome) {
        return untimed.start(log.logged(step, check, outcome));
    }

    /** Starts work that a step of a later stage needs. That step waits for it and throws what it threw. */
    <T> Callable<T> startEarly(Callable<T> work) {
        Future<T> started = executor.submit(work);
        return () -> {
            try {
                return started.get();
            } catch (ExecutionException e) {
                throw Futures.failure(e);
            }
        };
    }

    boolean hasReachedDeadline() {
        return remaining() == 0;
    }

    /**
     * The result. It is empty if the deadline passed first or this thread was interrupted, or if that was so for another caller who
     * waited for the same check. Throws what the check threw.
     */
    <T> Optional<T> await(Future<T> check) {
        return await(check, Duration.ofNanos(Long.MAX_VALUE));
    }

    /** The same, and it is also empty if this limit passed first. */
    <T> Optional<T> await(Future<T> check, Duration limit) {
        try {
            return Optional.of(check.get(Math.min(remaining(), limit.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            check.cancel(false);
            return Optional.empty();
        } catch (CancellationException e) {
            // Names of one zone share a question. Another of them gave it up.
            return Optional.empty();
        } catch (InterruptedException e) {
            check.cancel(false);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw Futures.failure(e);
        }
    }

    private long remaining() {
        return deadline.remainingNanos();
    }
}
