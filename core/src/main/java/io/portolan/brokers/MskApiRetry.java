package io.portolan.brokers;

import io.portolan.aws.AwsCalls;
import io.portolan.aws.AwsError;
import io.portolan.aws.ClientFault;
import io.portolan.runtime.Backoff;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the calls of one look-up within the budget. It repeats those that fail temporarily, with full jitter. */
final class MskApiRetry {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(30);

    private final TokenBucket budget;
    private final LookupTimeouts timeouts;
    private final TimeSource time;
    private final long start;

    MskApiRetry(TokenBucket budget, LookupTimeouts timeouts, TimeSource time) {
        this.budget = budget;
        this.timeouts = timeouts;
        this.time = time;
        start = time.nanos().getAsLong();
    }

    /** The call's result, or its last failure. */
    <T> T callWithRetries(Supplier<T> call) {
        awaitTurn();
        for (int attempts = 1; ; attempts++) {
            try {
                T result = call.get();
                budget.recordAnswer();
                return result;
            } catch (SdkException e) {
                recordThrottling(e);
                if (!isWorthRepeating(e, attempts) || !awaitRetry(attempts)) {
                    throw e;
                }
            }
        }
    }

    /** Whether the look-up has taken so long that it makes no further call. */
    boolean isOverdue() {
        return elapsed().compareTo(LONGEST_LOOKUP) > 0;
    }

    private void awaitTurn() {
        Duration wait = budget.reserve(time.nanos().getAsLong(), timeouts.turn());
        if (wait.isNegative()) {
            throw new BudgetSpentException(timeouts);
        }
        sleep(wait);
    }

    /** Waits for the next attempt. Returns false at once if the time for retries would be over by then. */
    private boolean awaitRetry(int attempts) {
        Duration left = timeouts.retries().minus(elapsed());
        Duration delay = BACKOFF.delay(attempts, time.random().getAsDouble());
        if (delay.compareTo(left) > 0) {
            return false;
        }
        Duration turn = budget.reserve(time.nanos().getAsLong(), left);
        if (turn.isNegative()) {
            return false;
        }
        sleep(turn.compareTo(delay) > 0 ? turn : delay);
        return true;
    }

    private void recordThrottling(SdkException e) {
        if (e instanceof AwsServiceException answer && answer.isThrottlingException()) {
            budget.recordRefusal(time.nanos().getAsLong(), time.random().getAsDouble());
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(time.nanos().getAsLong() - start);
    }

    private void sleep(Duration duration) {
        if (!duration.isZero()) {
            time.sleep(duration, e -> AbortedException.create("interrupted while it waited to call the MSK API", e));
        }
    }

    /**
     * Whether there was no answer, a fault of the service or throttling. A call with a wrong clock is repeated once, because the SDK
     * has corrected it by then.
     */
    private boolean isWorthRepeating(SdkException e, int attempts) {
        if (e instanceof AwsServiceException answer) {
            boolean skew =
                    attempts == 1 && AwsError.clockSkew(answer, time.clock()).isPresent();
            return AwsError.isTemporary(answer) || skew;
        }
        return !Thread.currentThread().isInterrupted() && AwsCalls.wasSent(e) && ClientFault.isTransient(e);
    }
}
