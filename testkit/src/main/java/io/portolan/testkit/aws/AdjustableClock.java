package io.portolan.testkit.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of an estate. It is the system's clock plus a skew, which can be set at any time. Thread-safe.
 *
 * <p>With a skew of {@code +10 min}, a client seems to have a clock that is ten minutes slow.
 */
public final class AdjustableClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> skew;

    private AdjustableClock(Clock base, AtomicReference<Duration> skew) {
        this.base = base;
        this.skew = skew;
    }

    /** A clock in UTC without skew. */
    public static AdjustableClock system() {
        return new AdjustableClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    /** Sets how far this clock is ahead of the system's. A negative skew puts it behind. Zero ends the skew. */
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

    /** The same clock in another zone. Both have the same skew at all times. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new AdjustableClock(base.withZone(zone), skew);
    }
}
