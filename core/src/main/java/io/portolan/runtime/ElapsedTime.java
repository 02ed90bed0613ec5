package io.portolan.runtime;

import java.time.Duration;

/** Time since a reading of {@link System#nanoTime}. */
public final class ElapsedTime {

    private ElapsedTime() {}

    public static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
