package io.portolan.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Time and chance, in one place for tests to replace.
 *
 * @param nanos as {@link System#nanoTime}, which no one sets
 * @param random from 0 to below 1
 */
public record TimeSource(Clock clock, LongSupplier nanos, DoubleSupplier random, Pause pause) {

    /** How to let time pass. */
    public interface Pause {

        void sleep(Duration duration) throws InterruptedException;
    }

    public static TimeSource system() {
        return new TimeSource(
                Clock.systemUTC(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                // Nothing counts this latch down: the wait ends by time, or by interruption.
                duration -> new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * Lets this time pass.
     *
     * @param interrupted makes the exception that is thrown if this thread is interrupted, which it stays
     */
    public void sleep(
            Duration duration, Function<? super InterruptedException, ? extends RuntimeException> interrupted) {
        try {
            pause.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted.apply(e);
        }
    }
}
