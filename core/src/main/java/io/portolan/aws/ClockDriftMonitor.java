package io.portolan.aws;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares this host's clock with the dates of all answers of AWS. AWS refuses signatures that are more than 5 minutes
 * off. A warning before that saves an outage. Thread-safe.
 */
public final class ClockDriftMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ClockDriftMonitor.class);
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final Clock clock;
    private volatile Duration drift = Duration.ZERO;

    public ClockDriftMonitor(Clock clock) {
        this.clock = clock;
    }

    /** Records the date of an answer, by the clock of AWS. */
    public synchronized void recordDate(Instant date) {
        boolean wasOff = finding().isPresent();
        drift = Duration.between(date, clock.instant());
        Optional<Finding> warning = finding();
        if (!wasOff && warning.isPresent()) {
            LOG.warn("{}", warning.get());
        } else if (wasOff && warning.isEmpty()) {
            LOG.info("This host's clock agrees with AWS's again.");
        }
    }

    /** A warning if the last answer showed that the clock is off. */
    public Optional<Finding> finding() {
        Duration current = drift;
        if (current.abs().compareTo(TOLERANCE) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.about(Code.CLOCK_DRIFT, "this host's clock")
                .asked("at most " + TOLERANCE.toMinutes() + " min of difference from AWS's")
                .seen(current.abs().toSeconds() + " s " + (current.isNegative() ? "behind" : "ahead"))
                .cause(
                        "AWS and the brokers refuse signatures that are about 5 min off. Nothing corrects those for Kafka.")
                .fix(ClockAdvice.FIX)
                .build());
    }
}
