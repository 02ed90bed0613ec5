package io.portolan.credentials;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** Time and chance, in one place for tests to replace. */
record Timing(Clock clock, DoubleSupplier random, Pause pause) {

    /** How long a caller waits that has no valid session: less than a preflight, which is to say why it waited in vain. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    static Timing real() {
        return new Timing(Clock.systemUTC(), () -> ThreadLocalRandom.current().nextDouble(), Timing::await);
    }

    /** What a caller without a session asks of a chain of so many hops. */
    Ask patient(int hops) {
        return new Ask(clock.instant().plus(PATIENCE), hops);
    }

    /** One attempt for each hop, no waiting. */
    Ask once(int hops) {
        return new Ask(clock.instant(), hops);
    }

    private static void await(Duration duration) throws InterruptedException {
        // Nothing counts this latch down: the wait ends by time, or by interruption.
        new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
