package io.portolan.brokers;

import io.portolan.credentials.AwsAnswer;
import io.portolan.credentials.Backoff;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** The calls of one look-up, within the budget; those that fail for a while are made again, with full jitter. */
final class Attempts {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

    private final TokenBucket budget;
    private final Patience patience;
    private final Timing timing;
    private final long start;

    Attempts(TokenBucket budget, Patience patience, Timing timing) {
        this.budget = budget;
        this.patience = patience;
        this.timing = timing;
        start = timing.nanos().getAsLong();
    }

    /** The call's result, or its last failure. */
    <T> T make(Supplier<T> call) {
        awaitTurn();
        for (int attempts = 1; ; attempts++) {
            try {
                T result = call.get();
                budget.answered();
                return result;
            } catch (SdkException e) {
                noteThrottling(e);
                if (!worthRepeating(e, attempts) || !awaitNext(attempts)) {
                    throw e;
                }
            }
        }
    }

    private void awaitTurn() {
        Duration wait = budget.take(timing.nanos().getAsLong(), patience.turn());
        if (wait.isNegative()) {
            throw new BudgetSpentException(patience);
        }
        pause(wait);
    }

    /** False at once where the time for retries would be over by then. */
    private boolean awaitNext(int attempts) {
        Duration left = patience.retries().minus(spent());
        Duration delay = BACKOFF.delay(attempts, timing.random().getAsDouble());
        if (delay.compareTo(left) > 0) {
            return false;
        }
        Duration turn = budget.take(timing.nanos().getAsLong(), left);
        if (turn.isNegative()) {
            return false;
        }
        pause(turn.compareTo(delay) > 0 ? turn : delay);
        return true;
    }

    private void noteThrottling(SdkException e) {
        if (e instanceof AwsServiceException answer && answer.isThrottlingException()) {
            budget.refused(timing.nanos().getAsLong(), timing.random().getAsDouble());
        }
    }

    private Duration spent() {
        return Duration.ofNanos(timing.nanos().getAsLong() - start);
    }

    private void pause(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            timing.pause().of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while it waited to call the MSK API", e);
        }
    }

    /** No answer, a fault of the service, or throttling; and once for a wrong clock, which the SDK has put right by then. */
    private boolean worthRepeating(SdkException e, int attempts) {
        if (e instanceof AwsServiceException answer) {
            boolean skew =
                    attempts == 1 && AwsAnswer.skew(answer, timing.clock()).isPresent();
            return answer.statusCode() >= 500 || answer.isThrottlingException() || skew;
        }
        return !(e instanceof AbortedException) && !Thread.currentThread().isInterrupted() && called(e);
    }

    /** Nothing was called where there were no credentials to sign with. */
    private static boolean called(SdkException e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .noneMatch(PortolanException.class::isInstance);
    }
}
