package io.portolan.credentials;

import io.portolan.diagnosis.PortolanListener;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A role and its present session. */
final class AssumedRole implements Link, SdkAutoCloseable {

    private final HopRequest request;
    private final HopCall call;
    private final Timing timing;
    private final Held held;
    private final SingleFlight<Session> flight = new SingleFlight<>();

    AssumedRole(HopRequest request, HopCall call, Timing timing, RefreshThread thread) {
        this.request = request;
        this.call = call;
        this.timing = timing;
        this.held = new Held(request.roleArn(), thread, timing, this::refresh);
    }

    @Override
    public @Nullable AwsCredentials held() {
        return held.credentials();
    }

    @Override
    public AwsCredentials obtain(Ask ask) {
        AwsCredentials known = held();
        return known != null ? known : flight.join(() -> unlessHeld(ask)).credentials();
    }

    @Override
    public void prepare() {
        call.prepare();
    }

    @Override
    public Optional<Instant> expiry() {
        return held.expiry();
    }

    @Override
    public Caller caller(ToldSts sts, AwsCredentials credentials) {
        return new Caller(held.latest().map(Session::arn).orElse(request.roleArn()), request.roleArn());
    }

    @Override
    public boolean replaceable(AwsCredentials refused) {
        held.drop(refused);
        return true;
    }

    @Override
    public void forgetRefusals() {
        call.forgetRefusals();
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
        held.close();
    }

    private Session unlessHeld(Ask ask) {
        // Another thread may have landed between this one's look at the session and its take-off.
        Optional<Session> valid = held.valid();
        return valid.isPresent() ? valid.get() : fetch(ask);
    }

    private Session fetch(Ask ask) {
        return held.put(call.make(ask));
    }

    private void refresh() {
        flight.offer(() -> fetch(timing.once(request.position())));
    }
}
