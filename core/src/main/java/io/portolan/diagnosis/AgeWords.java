package io.portolan.diagnosis;

import java.time.Duration;

/** Spans of time in the largest unit that fits, as people say them. */
final class AgeWords {

    private AgeWords() {}

    /** {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 4 d}. */
    static String of(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /** {@code 12 ms}, or {@code < 1 ms}. */
    static String ofRoundTrip(Duration time) {
        return time.toMillis() == 0 ? "< 1 ms" : time.toMillis() + " ms";
    }
}
