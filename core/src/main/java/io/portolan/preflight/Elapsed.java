package io.portolan.preflight;

import java.time.Duration;

/** Time since a reading of {@link System#nanoTime}. */
final class Elapsed {

    private Elapsed() {}

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
