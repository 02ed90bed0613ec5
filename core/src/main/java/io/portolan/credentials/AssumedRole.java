package io.portolan.credentials;

import io.portolan.diagnosis.PortolanListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A role and its present session: handed out from memory, replaced ahead of its end. */
final class AssumedRole implements Link, SdkAutoCloseable {

    private final HopRequest request;
    private final HopCall call;
    private final Timing timing;
    private final Clock clock;
    private final RefreshAhead refresh;
    private final SingleFlight<Session> flight = new SingleFlight<>();

    private volatile @Nullable Session session;

    AssumedRole(HopRequest request, HopCall call, Timing timing, RefreshThread thread) {
        this.request = request;
        this.call = call;
        this.timing = timing;
        this.clock = timing.clock();
        this.refresh = new RefreshAhead(request.roleArn(), thread, timing, this::refresh);
    }

    @Override
    public @Nullable AwsCredentials held() {
        Session held = session;
        if (held == null) {
            return null;
        }
        long now = clock.millis();
        Freshness freshness = held.life().at(now);
        if (freshness == Freshness.REFRESH_AHEAD) {
            refresh.nudge(now);
        }
        return freshness == Freshness.EXPIRED ? null : held.credentials();
    }

    @Override
    public AwsCredentials obtain(Ask ask) {
        AwsCredentials held = held();
        return held != null ? held : flight.join(() -> unlessHeld(ask)).credentials();
    }

    @Override
    public Optional<Instant> expiry() {
        return Optional.ofNullable(session).map(Session::expiry);
    }

    @Override
    public Caller caller(ToldSts sts, AwsCredentials credentials) {
        Session held = session;
        return new Caller(held == null ? request.roleArn() : held.arn(), request.roleArn());
    }

    @Override
    public void enter(PortolanListener listener) {
        call.enter(listener);
    }

    @Override
    public void leave(PortolanListener listener) {
        call.leave(listener);
    }

    @Override
    public void close() {
        refresh.close();
    }

    private Session unlessHeld(Ask ask) {
        Session held = session;
        // Another thread may have landed between this one's look at the session and its take-off.
        return held != null && held.life().at(clock.millis()) != Freshness.EXPIRED ? held : fetch(ask);
    }

    private Session fetch(Ask ask) {
        Session next = call.make(ask);
        session = next;
        refresh.succeeded(next);
        return next;
    }

    private void refresh() {
        try {
            flight.offer(() -> fetch(timing.once(request.position())));
        } catch (RuntimeException e) {
            refresh.failed(e);
        }
    }
}
