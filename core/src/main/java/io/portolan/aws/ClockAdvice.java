package io.portolan.aws;

import java.time.Duration;

/** What is wrong with this host's clock, and what to do about it. */
public final class ClockAdvice {

    /** What to do. */
    public static final String FIX =
            "Synchronise this host's clock (NTP, chrony). If it is a virtual machine, synchronise its host's clock too.";

    private ClockAdvice() {}

    /** The cause. The skew is how far this host's clock is ahead of AWS's. It is zero if that is not known. */
    public static String cause(Duration skew) {
        long seconds = skew.abs().toSeconds();
        if (seconds == 0) {
            return "This host's clock differs from AWS's.";
        }
        return "This host's clock is " + (skew.isNegative() ? "behind" : "ahead of") + " AWS's by " + seconds + " s.";
    }
}
