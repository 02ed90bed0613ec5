package io.portolan.credentials;

import io.portolan.runtime.SingleFlight;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The current session of a link. All callers share it, and one thread at a time replaces it. Thread-safe. */
final class SharedSession {

    private final SessionSource source;
    private final Clock clock;
    private final SingleFlight<Session> flight = new SingleFlight<>(SessionInterruption::exception);
    private volatile @Nullable Session current;

    SharedSession(SessionSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The session, expired or not. Null before the first one. */
    @Nullable
    Session current() {
        return current;
    }

    /** The session if it may still be used. Otherwise one caller gets the next session, and the others wait for it. */
    Session reuseOrRequest(SessionRequest sessionRequest) {
        return flight.runOrAwait(() -> {
            // Another thread may have got a session since this thread looked for one.
            Session present = current;
            return present != null && present.life().freshnessAt(clock.millis()) != SessionFreshness.EXPIRED
                    ? present
                    : request(sessionRequest);
        });
    }

    /** Gets the next session. Empty if another thread is about to get it. */
    Optional<Session> requestIfIdle(SessionRequest sessionRequest) {
        return flight.runIfIdle(() -> request(sessionRequest));
    }

    /** Drops the session if it has these credentials. */
    void discard(AwsCredentials refused) {
        Session present = current;
        if (present != null && present.credentials().equals(refused)) {
            current = null;
        }
    }

    private Session request(SessionRequest sessionRequest) {
        Session next = source.requestSession(sessionRequest);
        current = next;
        return next;
    }
}
