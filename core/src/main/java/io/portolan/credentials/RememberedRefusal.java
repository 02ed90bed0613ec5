package io.portolan.credentials;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What STS has just refused, told for some seconds to all who ask the same, so that they do not all ask STS. Thread-safe. */
final class RememberedRefusal {

    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Timing timing;
    private volatile @Nullable Memory memory;

    RememberedRefusal(Timing timing) {
        this.timing = timing;
    }

    PortolanException remember(PortolanException refusal) {
        Instant now = timing.clock().instant();
        // 5 to 10 s, so that many processes that were refused together do not come back together.
        long millis = (long) (SHORTEST.toMillis() * (1 + timing.random().getAsDouble()));
        memory = new Memory(refusal, now, now.plusMillis(millis));
        return refusal;
    }

    void throwIfFresh() {
        Memory known = memory;
        Instant now = timing.clock().instant();
        if (known != null && now.isBefore(known.until) && !now.isBefore(known.at)) {
            throw known.told(now);
        }
    }

    void forget() {
        memory = null;
    }

    private record Memory(PortolanException refusal, Instant at, Instant until) {

        PortolanException told(Instant now) {
            String when = " (" + Duration.between(at, now).toSeconds() + " s ago; STS is asked again in "
                    + Math.max(1, Duration.between(now, until).toSeconds()) + " s)";
            String headline = Optional.ofNullable(refusal.getMessage()).stream()
                    .flatMap(String::lines)
                    .findFirst()
                    .orElse("");
            List<Finding> findings = refusal.findings().stream()
                    .map(finding -> Finding.about(finding.code(), finding.subject())
                            .asked(finding.asked())
                            .seen(finding.seen() + when)
                            .cause(finding.cause())
                            .fix(finding.fix())
                            .build())
                    .toList();
            return new PortolanException(headline, findings, null);
        }
    }
}
