package io.portolan.credentials;

import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Assumes one role, and tries again while that may help and the asker has time. */
final class HopCall {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

    private final HopRequest request;
    private final Link before;
    private final Audience audience = new Audience();
    private final RememberedRefusal refusals;
    private final ToldSts sts;
    private final Timing timing;

    HopCall(HopRequest request, Link before, Sts sts, Timing timing) {
        this.request = request;
        this.before = before;
        this.sts = ToldSts.of(sts, request.roleArn(), audience);
        this.timing = timing;
        this.refusals = new RememberedRefusal(timing);
    }

    /** From now on tells this listener of the calls of this hop and those before it. */
    void enter(PortolanListener listener) {
        audience.enter(listener);
        before.enter(listener);
    }

    /** Undoes one {@link #enter}. */
    void leave(PortolanListener listener) {
        audience.leave(listener);
        before.leave(listener);
    }

    void prepare() {
        sts.sts().prepare();
    }

    /** Asks STS anew where it has just refused this hop, or one before it. */
    void forgetRefusals() {
        refusals.forget();
        before.forgetRefusals();
    }

    /** A new session. */
    Session make(Ask ask) {
        refusals.throwIfFresh();
        boolean replaced = false;
        for (int attempts = 1; ; attempts++) {
            AwsCredentials credentials = before.obtain(ask);
            try {
                return session(sts.assume(request.toAws(), credentials));
            } catch (SdkException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw SingleFlight.interrupted(e);
                }
                if (transientFailure(e)) {
                    pauseOrThrow(ask, attempts, e);
                } else if (!replaced
                        && AwsAnswer.of((AwsServiceException) e).revoked()
                        && before.replaceable(credentials)) {
                    replaced = true;
                } else {
                    throw refusals.remember(refusal(ask, credentials, (AwsServiceException) e));
                }
            }
        }
    }

    private Session session(AssumeRoleResponse response) {
        Credentials issued = response.credentials();
        AwsSessionCredentials credentials = AwsSessionCredentials.builder()
                .accessKeyId(issued.accessKeyId())
                .secretAccessKey(issued.secretAccessKey())
                .sessionToken(issued.sessionToken())
                .expirationTime(issued.expiration())
                .build();
        SessionLife life = SessionLife.of(
                timing.clock().instant(), issued.expiration(), timing.random().getAsDouble());
        return new Session(credentials, response.assumedRoleUser().arn(), issued.expiration(), life);
    }

    private void pauseOrThrow(Ask ask, int attempts, SdkException last) {
        Duration delay = BACKOFF.delay(attempts, timing.random().getAsDouble());
        Instant next = timing.clock().instant().plus(delay);
        if (next.isAfter(ask.deadline())) {
            throw new Outage(request, ask.hops(), sts).after(attempts, last);
        }
        try {
            timing.pause().of(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SingleFlight.interrupted(e);
        }
    }

    private PortolanException refusal(Ask ask, AwsCredentials credentials, AwsServiceException e) {
        Caller caller = before.caller(sts, credentials);
        String asked = request.asked(ask.hops(), sts, caller.name());
        Refusal refusal = new Refusal(request, caller, AwsAnswer.of(e));
        return AwsAnswer.skew(e, timing.clock())
                .map(skew -> refusal.clockSkew(asked, skew))
                .orElseGet(() -> refusal.notAssumable(asked, ask.hops()));
    }

    /** Whether the same call may succeed a little later: no answer, a fault of the service, or throttling. */
    private static boolean transientFailure(SdkException failure) {
        return !(failure instanceof AwsServiceException answer)
                || answer.statusCode() >= 500
                || answer.isThrottlingException();
    }
}
