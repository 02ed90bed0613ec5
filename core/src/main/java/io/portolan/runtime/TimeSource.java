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
 * Time and chance in one place, so that tests can replace them.
 *
 * @param clock the time of day
 * @param nanos as {@link System#nanoTime}, which nobody can set
 * @param random from 0 to below 1
 * @param pause lets time pass
 */
public record TimeSource(Clock clock, LongSupplier nanos, DoubleSupplier random, Pause pause) {

    /** A way to let time pass. */
    public interface Pause {

        void sleep(Duration duration) throws InterruptedException;
    }

    public static TimeSource system() {
        return new TimeSource(
                Clock.systemUTC(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                // Nothing counts this latch down. Only time or an interruption ends the wait.
                duration -> new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * Lets this time pass.
     *
     * @param interrupted makes the exception that is thrown if this thread is interrupted. The thread stays interrupted.
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
