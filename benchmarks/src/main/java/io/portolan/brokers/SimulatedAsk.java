package io.portolan.brokers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.model.KafkaException;

/**
 * One process's question to the API, retries included. {@link Attempts} waits on its caller's thread, of which there cannot be ten
 * thousand: so at each wait it is left, and when that is over it is run anew from its start, with the same chance and the
 * answers that it had, up to where it was.
 */
@NullMarked
final class SimulatedAsk {

    private static final SdkException THROTTLED = KafkaException.builder()
            .statusCode(429)
            .awsErrorDetails(AwsErrorDetails.builder()
                    .errorCode("TooManyRequestsException")
                    .build())
            .build();

    private final SimulatedApi api;
    private final Patience patience;
    private final long seed;
    private final Runnable inVain;
    private final long start;
    private final List<Boolean> answers = new ArrayList<>();

    SimulatedAsk(SimulatedApi api, Patience patience, long seed, Runnable inVain) {
        this.api = api;
        this.patience = patience;
        this.seed = seed;
        this.inVain = inVain;
        start = api.now();
    }

    void goOn() {
        try {
            new Run().make();
        } catch (WaitException e) {
            api.after(e.left, this::goOn);
        } catch (SdkException e) {
            inVain.run();
        }
    }

    private final class Run {

        private final Random random = new Random(seed);
        private long now = start;
        private int calls;

        void make() {
            TokenBucket budget = new TokenBucket(Budgets.PER_SECOND, Budgets.BURST, start);
            Timing timing = new Timing(clock(), () -> now, random::nextDouble, this::pause);
            new Attempts(budget, patience, timing).make(this::call);
        }

        private boolean call() {
            if (calls == answers.size()) {
                answers.add(api.call());
            }
            if (!answers.get(calls++)) {
                throw THROTTLED;
            }
            return true;
        }

        private void pause(Duration duration) {
            now += duration.toNanos();
            if (now > api.now()) {
                throw new WaitException(Duration.ofNanos(now - api.now()));
            }
        }

        private Clock clock() {
            InstantSource source = () -> Instant.EPOCH.plusNanos(now);
            return source.withZone(ZoneOffset.UTC);
        }
    }

    /** Leaves a run at a wait. */
    private static final class WaitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Duration left;

        WaitException(Duration left) {
            super(null, null, false, false);
            this.left = left;
        }
    }
}
