package io.portolan.credentials;

import io.portolan.runtime.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. A pause moves it too. */
final class TestClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    TimeSource timing() {
        return timing(0.5);
    }

    TimeSource timing(double random) {
        return new TimeSource(this, () -> millis() * 1_000_000, () -> random, this::advance);
    }

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
