package io.portolan.brokers;

import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.model.KafkaException;

/**
 * One process of a simulation. Its program waits where it is. Ten thousand threads would be too many for that, so each wait ends
 * the run. After the wait the program runs again from its start, with the same chance and the same answers up to there.
 */
final class SimulatedProcess {

    private final SimulatedApi api;
    private final Program program;
    private final long seed;
    private final List<Boolean> answers = new ArrayList<>();

    /** One for all runs: they repeat their answers so often that stack traces would take most of the time. */
    private final SdkException throttled = KafkaException.builder()
            .statusCode(429)
            .awsErrorDetails(AwsErrorDetails.builder()
                    .errorCode("TooManyRequestsException")
                    .build())
            .build();

    SimulatedProcess(SimulatedApi api, Program program, long seed) {
        this.api = api;
        this.program = program;
        this.seed = seed;
    }

    /** What a process does; each time the same, where chance and answers are. */
    interface Program {
        void run(Run run);
    }

    void resume() {
        try {
            program.run(new Run());
        } catch (WaitException e) {
            api.schedule(e.left, this::resume);
        }
    }

    final class Run {

        private final TokenBucket budget = new TokenBucket(CallBudgets.PER_SECOND, CallBudgets.BURST, 0);
        private final Random random = new Random(seed);
        private long now;
        private int calls;

        /** One look-up with its retries; whether it is answered. */
        boolean lookUp(LookupTimeouts timeouts) {
            InstantSource clock = () -> Instant.EPOCH.plusNanos(now);
            TimeSource timing = new TimeSource(clock.withZone(ZoneOffset.UTC), () -> now, this::random, this::pause);
            try {
                return new MskApiRetry(budget, timeouts, timing).callWithRetries(this::call);
            } catch (SdkException e) {
                return false;
            }
        }

        /** Has brokers from now on; told once. */
        void noteServing() {
            if (now == api.now()) {
                api.noteServing();
            }
        }

        double random() {
            return random.nextDouble();
        }

        void pause(Duration duration) {
            now += duration.toNanos();
            if (now > api.now()) {
                throw new WaitException(Duration.ofNanos(now - api.now()));
            }
        }

        private boolean call() {
            if (calls == answers.size()) {
                answers.add(api.call());
            }
            if (!answers.get(calls++)) {
                throw throttled;
            }
            return true;
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
