package io.portolan.credentials;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The present session of a link: handed out from memory, replaced ahead of its end. Thread-safe. */
final class Held implements SdkAutoCloseable {

    private final Timing timing;
    private final RefreshAhead refresh;
    private volatile @Nullable Session session;

    /** {@code attempt} makes one try to get the next session, and puts it here, or throws. */
    Held(String whose, RefreshThread thread, Timing timing, Runnable attempt) {
        this.timing = timing;
        refresh = new RefreshAhead(whose, thread, timing, attempt);
    }

    /** What may be handed out now; has it refreshed on the daemon thread where that is due. Waits for nothing. */
    @Nullable
    AwsCredentials credentials() {
        Session held = session;
        if (held == null) {
            return null;
        }
        long now = timing.clock().millis();
        Freshness freshness = held.life().at(now);
        if (freshness == Freshness.REFRESH_AHEAD) {
            refresh.nudge(now);
        }
        return freshness == Freshness.EXPIRED ? null : held.credentials();
    }

    /** The session, if it may be handed out now. */
    Optional<Session> valid() {
        Session held = session;
        return held == null || held.life().at(timing.clock().millis()) == Freshness.EXPIRED
                ? Optional.empty()
                : Optional.of(held);
    }

    /** The session, expired or not. */
    Optional<Session> latest() {
        return Optional.ofNullable(session);
    }

    Optional<Instant> expiry() {
        return latest().map(Session::expiry);
    }

    Session put(Session next) {
        session = next;
        refresh.succeeded(next);
        return next;
    }

    /** Holds nothing any more. */
    void clear() {
        session = null;
    }

    /** Hands these credentials out no more; others stay. */
    void drop(AwsCredentials refused) {
        if (latest().filter(held -> held.credentials().equals(refused)).isPresent()) {
            session = null;
        }
    }

    @Override
    public void close() {
        refresh.close();
    }
}
