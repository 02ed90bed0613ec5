package io.portolan.credentials;

import io.portolan.aws.AwsError;
import io.portolan.aws.ClientFault;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.Backoff;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Assumes one role. It retries while this may help and the caller has time. */
final class AssumeRoleCall implements SessionSource {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

    private final HopRequest request;
    private final CredentialSource previous;
    private final CallListeners listeners = new CallListeners();
    private final RememberedRefusal refusals;
    private final ReportedSts sts;
    private final TimeSource time;

    AssumeRoleCall(HopRequest request, CredentialSource previous, RegionalSts sts, TimeSource time) {
        this.request = request;
        this.previous = previous;
        this.sts = ReportedSts.of(sts, request.roleArn(), listeners);
        this.time = time;
        this.refusals = new RememberedRefusal(time);
    }

    /** Reports the calls of this hop and of the hops before it to this listener from now on. */
    void addListener(PortolanListener listener) {
        listeners.add(listener);
        previous.addListener(listener);
    }

    /** Undoes one {@link #addListener}. */
    void removeListener(PortolanListener listener) {
        listeners.remove(listener);
        previous.removeListener(listener);
    }

    void prepare() {
        sts.regional().prepare();
    }

    /** Lets STS be asked again if it has just refused this hop or one before it. */
    void forgetRefusals() {
        refusals.forget();
        previous.forgetRefusals();
    }

    @Override
    public Session requestSession(SessionRequest sessionRequest) {
        refusals.throwIfRecent();
        boolean replaced = false;
        for (int attempts = 1; ; attempts++) {
            AwsCredentials credentials = previous.requestCredentials(sessionRequest);
            try {
                return session(sts.assumeRole(request.toAws(), credentials, sessionRequest.callLimit()));
            } catch (SdkException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw SessionInterruption.exception(e);
                }
                if (isTransient(e)) {
                    sleepOrThrow(sessionRequest, attempts, e);
                } else if (!(e instanceof AwsServiceException answer)) {
                    throw new StsOutage(request, sessionRequest.hops(), sts).toException(attempts, e);
                } else if (!replaced
                        && AwsError.of(answer).revoked()
                        && previous.discardRefused(credentials, sessionRequest)) {
                    replaced = true;
                } else {
                    throw refusals.remember(refusal(sessionRequest, credentials, answer));
                }
            }
        }
    }

    private boolean isTransient(SdkException e) {
        return ClientFault.isTransient(e) && sts.regional().clientFault(e).isEmpty();
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
                time.clock().instant(), issued.expiration(), time.random().getAsDouble());
        return new Session(credentials, response.assumedRoleUser().arn(), life, issued.expiration());
    }

    private void sleepOrThrow(SessionRequest sessionRequest, int attempts, SdkException last) {
        Duration delay = BACKOFF.delay(attempts, time.random().getAsDouble());
        if (!sessionRequest.allowsRetryAfter(delay)) {
            throw new StsOutage(request, sessionRequest.hops(), sts).toException(attempts, last);
        }
        time.sleep(delay, SessionInterruption::exception);
    }

    private PortolanException refusal(
            SessionRequest sessionRequest, AwsCredentials credentials, AwsServiceException e) {
        StsCaller caller = previous.identifyCaller(sts, credentials, sessionRequest);
        String asked = request.describe(sessionRequest.hops(), sts, caller.name());
        StsRefusal refusal = new StsRefusal(request, caller, AwsError.of(e), sts);
        return AwsError.clockSkew(e, time.clock())
                .map(skew -> refusal.clockSkewException(asked, skew))
                .orElseGet(() -> refusal.notAssumableException(asked, sessionRequest.hops()));
    }
}
