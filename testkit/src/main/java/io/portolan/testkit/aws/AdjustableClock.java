package io.portolan.testkit.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The estate's clock: the system's, plus a skew that can be set at any time. Thread-safe.
 *
 * <p>Skewing the estate by {@code +10 min} is, for a client, the same as having a clock that is ten minutes slow.
 */
public final class AdjustableClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> skew;

    private AdjustableClock(Clock base, AtomicReference<Duration> skew) {
        this.base = base;
        this.skew = skew;
    }

    /** A clock in UTC that agrees with the system's until it is skewed. */
    public static AdjustableClock system() {
        return new AdjustableClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    /** Sets how far this clock runs ahead of the system's (behind it, if negative); zero ends the skew. */
    public void skew(Duration ahead) {
        skew.set(ahead);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(skew.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** The same clock, skewed together with this one, in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new AdjustableClock(base.withZone(zone), skew);
    }
}
