package io.portolan.credentials;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** Time and chance, in one place for tests to replace. */
record SessionTiming(Clock clock, DoubleSupplier random, SessionPause pause) {

    /** How long a caller waits that has no valid session: less than a preflight, which is to say why it waited in vain. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    static SessionTiming system() {
        return new SessionTiming(
                Clock.systemUTC(), () -> ThreadLocalRandom.current().nextDouble(), SessionTiming::sleep);
    }

    /** What a caller without a session asks of a chain of so many hops. */
    SessionRequest requestWithRetries(int hops) {
        return new SessionRequest(clock.instant().plus(LONGEST_WAIT), hops);
    }

    /** One attempt for each hop, no waiting. */
    SessionRequest requestWithoutRetries(int hops) {
        return new SessionRequest(clock.instant(), hops);
    }

    private static void sleep(Duration duration) throws InterruptedException {
        // Nothing counts this latch down: the wait ends by time, or by interruption.
        new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
