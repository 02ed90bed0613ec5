package io.portolan.credentials;

import io.portolan.runtime.TaskScheduler;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Serves the session of a link from memory and has it replaced before its end. Thread-safe. */
final class SessionHolder implements SdkAutoCloseable {

    private final Clock clock;
    private final SharedSession session;
    private final SessionRefresher refresher;

    /** A holder without a session. The number of hops is that of the chain up to this link. */
    SessionHolder(String identity, int hops, SessionSource source, TaskScheduler thread, SessionRequests requests) {
        this.clock = requests.time().clock();
        SharedSession shared = new SharedSession(identity, source, clock);
        this.session = shared;
        this.refresher = new SessionRefresher(
                identity, thread, requests.time(), () -> shared.requestIfIdle(requests.withoutRetries(hops)));
    }

    /**
     * The credentials that may be used now. Null if there are none. Starts a refresh in the background if one is due.
     * Waits for nothing.
     */
    @Nullable
    AwsCredentials validCredentials() {
        Session current = session.current();
        if (current == null) {
            return null;
        }
        long now = clock.millis();
        SessionFreshness freshness = current.life().freshnessAt(now);
        if (freshness == SessionFreshness.REFRESH_AHEAD) {
            refresher.refreshIfDue(now);
        }
        return freshness == SessionFreshness.EXPIRED ? null : current.credentials();
    }

    /** A session that may be used. The call gets one if there is none. */
    Session reuseOrRequest(SessionRequest sessionRequest) {
        Session usable = session.reuseOrRequest(sessionRequest);
        refresher.recordSuccess(usable);
        return usable;
    }

    /** The session, expired or not. */
    Optional<Session> latestSession() {
        return Optional.ofNullable(session.current());
    }

    Optional<Instant> expiry() {
        return latestSession().flatMap(Session::expiry);
    }

    /** Drops the session if it has these credentials. */
    void discard(AwsCredentials refused) {
        session.discard(refused);
    }

    @Override
    public void close() {
        refresher.close();
    }
}
