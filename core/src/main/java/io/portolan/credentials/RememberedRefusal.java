package io.portolan.credentials;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last refusal of STS. It is repeated to all callers for some seconds, so that they do not all ask STS. Thread-safe.
 */
final class RememberedRefusal {

    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final TimeSource time;
    private volatile @Nullable DatedRefusal last;

    RememberedRefusal(TimeSource time) {
        this.time = time;
    }

    PortolanException remember(PortolanException refusal) {
        Instant now = time.clock().instant();
        // 5 to 10 s. Many processes that were refused at the same time do not retry at the same time.
        long millis = (long) (SHORTEST.toMillis() * (1 + time.random().getAsDouble()));
        last = new DatedRefusal(refusal, now, now.plusMillis(millis));
        return refusal;
    }

    void throwIfRecent() {
        DatedRefusal recent = last;
        Instant now = time.clock().instant();
        if (recent != null && now.isBefore(recent.repeatedUntil) && !now.isBefore(recent.refusedAt)) {
            throw recent.repeated(now);
        }
    }

    void forget() {
        last = null;
    }

    private record DatedRefusal(PortolanException refusal, Instant refusedAt, Instant repeatedUntil) {

        PortolanException repeated(Instant now) {
            String age = " (" + Duration.between(refusedAt, now).toSeconds() + " s ago, and STS is asked again in "
                    + Math.max(1, Duration.between(now, repeatedUntil).toSeconds()) + " s)";
            String headline = Optional.ofNullable(refusal.getMessage()).stream()
                    .flatMap(String::lines)
                    .findFirst()
                    .orElse("");
            List<Finding> findings = refusal.findings().stream()
                    .map(finding ->
                            finding.toBuilder().seen(finding.seen() + age).build())
                    .toList();
            return new PortolanException(headline, findings, null);
        }
    }
}
