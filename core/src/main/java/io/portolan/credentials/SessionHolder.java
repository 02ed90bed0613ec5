package io.portolan.credentials;

import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The present session of a link: handed out from memory, replaced ahead of its end. Thread-safe. */
final class SessionHolder implements SdkAutoCloseable {

    private final Clock clock;
    private final SessionRefresher refresher;
    private volatile @Nullable Session session;

    /** {@code attempt} makes one try to get the next session, and puts it here, or throws. */
    SessionHolder(String whose, TaskScheduler thread, TimeSource time, Runnable attempt) {
        this.clock = time.clock();
        refresher = new SessionRefresher(whose, thread, time, attempt);
    }

    /** What may be handed out now; has it refreshed on the daemon thread where that is due. Waits for nothing. */
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

    /** The session, if it may be handed out now. */
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

    /** Holds nothing any more. */
    void clear() {
        session = null;
    }

    /** Hands these credentials out no more; others stay. */
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
