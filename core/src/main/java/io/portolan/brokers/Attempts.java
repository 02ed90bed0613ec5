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
        for (int attempts = 1; ; attempts++) {
            awaitTurn();
            try {
                return call.get();
            } catch (SdkException e) {
                noteThrottling(e);
                Duration delay = BACKOFF.delay(attempts, timing.random().getAsDouble());
                if (!worthRepeating(e, attempts) || spent().plus(delay).compareTo(patience.retries()) > 0) {
                    throw e;
                }
                pause(delay);
            }
        }
    }

    private void awaitTurn() {
        Duration wait = budget.take(timing.nanos().getAsLong(), patience.turn());
        if (wait.isNegative()) {
            throw new BudgetSpentException(patience);
        }
        if (!wait.isZero()) {
            pause(wait);
        }
    }

    private void noteThrottling(SdkException e) {
        if (e instanceof AwsServiceException answer && answer.isThrottlingException()) {
            budget.drain(timing.nanos().getAsLong());
        }
    }

    private Duration spent() {
        return Duration.ofNanos(timing.nanos().getAsLong() - start);
    }

    private void pause(Duration duration) {
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
