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
 * One process of a simulation. Its program waits in the middle of its work. Ten thousand threads would be too many, so each wait
 * ends the run. After the wait the program runs again from its start. It gets the same random numbers and answers up to that wait.
 */
final class SimulatedProcess {

    private final SimulatedApi api;
    private final Program program;
    private final long seed;
    private final List<Boolean> answers = new ArrayList<>();

    /** One exception for all runs. They repeat their answers so often that stack traces would take most of the time. */
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

    /** What a process does. The same random numbers and answers lead to the same calls. */
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

        /** Makes one look-up with its retries. Returns whether it was answered. */
        boolean lookUp(LookupTimeouts timeouts) {
            InstantSource clock = () -> Instant.EPOCH.plusNanos(now);
            TimeSource timing = new TimeSource(clock.withZone(ZoneOffset.UTC), () -> now, this::random, this::pause);
            try {
                return new MskApiRetry(budget, timeouts, timing).callWithRetries(this::call);
            } catch (SdkException e) {
                return false;
            }
        }

        /** Notes once that this process has brokers. A repeated run does not count. */
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

    /** Ends a run at a wait. */
    private static final class WaitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Duration left;

        WaitException(Duration left) {
            super(null, null, false, false);
            this.left = left;
        }
    }
}
