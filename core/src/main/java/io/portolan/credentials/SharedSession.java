package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.SingleFlight;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The current session of a link. All callers share it, and one thread at a time replaces it. Thread-safe. */
final class SharedSession {

    private final String identity;
    private final SessionSource source;
    private final Clock clock;
    private final SingleFlight<Session> flight = new SingleFlight<>(SessionInterruption::exception);
    private volatile @Nullable Session current;

    SharedSession(String identity, SessionSource source, Clock clock) {
        this.identity = identity;
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
        try {
            return flight.runOrAwait(
                    () -> {
                        // Another thread may have got a session since this thread looked for one.
                        Session present = current;
                        return present != null && present.life().freshnessAt(clock.millis()) != SessionFreshness.EXPIRED
                                ? present
                                : request(sessionRequest);
                    },
                    sessionRequest.timeLeft());
        } catch (TimeoutException e) {
            throw stuck(e);
        }
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

    private PortolanException stuck(TimeoutException e) {
        Finding finding = Finding.about(Code.STS_UNAVAILABLE, identity)
                .asked("a session, which another thread of this process was to get")
                .seen("none in the time that this thread may wait")
                .cause("The other thread still waits, or something holds it up.")
                .fix(
                        "Try again, which does not wait for that thread any more. Look at a thread dump if it happens again.")
                .build();
        return new PortolanException("No session of " + identity, List.of(finding), e);
    }

    private Session request(SessionRequest sessionRequest) {
        Session next = source.requestSession(sessionRequest);
        current = next;
        return next;
    }
}
