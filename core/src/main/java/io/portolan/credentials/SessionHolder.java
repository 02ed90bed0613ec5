package io.portolan.credentials;

import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The current session of a link. It is served from memory and replaced before its end. Thread-safe. */
final class SessionHolder implements SdkAutoCloseable {

    private final Clock clock;
    private final SessionRefresher refresher;
    private volatile @Nullable Session session;

    /**
     * A holder without a session. Each run of {@code attempt} tries to get the next session. It calls {@link #replace}
     * with it or throws.
     */
    SessionHolder(String identity, TaskScheduler thread, TimeSource time, Runnable attempt) {
        this.clock = time.clock();
        refresher = new SessionRefresher(identity, thread, time, attempt);
    }

    /**
     * The credentials that may be used now. Null if there are none. Starts a refresh on the daemon thread if one is due.
     * Waits for nothing.
     */
    @Nullable
    AwsCredentials validCredentials() {
        Session current = session;
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

    /** The session. Empty if it may not be used any more. */
    Optional<Session> validSession() {
        Session current = session;
        return current == null || current.life().freshnessAt(clock.millis()) == SessionFreshness.EXPIRED
                ? Optional.empty()
                : Optional.of(current);
    }

    /** The session, expired or not. */
    Optional<Session> latestSession() {
        return Optional.ofNullable(session);
    }

    Optional<Instant> expiry() {
        return latestSession().map(Session::expiry);
    }

    Session replace(Session next) {
        session = next;
        refresher.recordSuccess(next);
        return next;
    }

    /** Drops the session. */
    void clear() {
        session = null;
    }

    /** Drops the session if it has these credentials. */
    void discard(AwsCredentials refused) {
        if (latestSession()
                .filter(current -> current.credentials().equals(refused))
                .isPresent()) {
            session = null;
        }
    }

    @Override
    public void close() {
        refresher.close();
    }
}
