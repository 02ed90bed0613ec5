package io.portolan.credentials;

import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.TaskScheduler;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The identity that a chain begins with. The SDK's providers keep its credentials and refresh them on the thread that
 * asks. So a background thread asks at least once a minute, and other threads are served from memory. This follows an
 * identity that changes.
 *
 * <p>Credentials without an end are not kept here. The provider has them in memory or reads them from a file.
 * Thread-safe.
 */
final class BaseCredentials implements CredentialSource, SdkAutoCloseable {

    private final BaseIdentity identity;
    private final BaseProvider provider;
    private final SessionRequests requests;
    private final SessionHolder holder;

    BaseCredentials(BaseIdentity identity, BaseProvider provider, SessionRequests requests, TaskScheduler thread) {
        this.identity = identity;
        this.provider = provider;
        this.requests = requests;
        this.holder = new SessionHolder(identity.toString(), 0, provider, thread, requests);
    }

    /** The credentials to sign with. Never null, because they only need the provider. */
    @Override
    public AwsCredentials peekCredentials() {
        AwsCredentials cached = holder.validCredentials();
        return cached == null ? holder.reuseOrRequest(requests.withRetries(0)).credentials() : cached;
    }

    /** The credentials for the first hop. They are what the provider has now. The call to STS takes longer anyway. */
    @Override
    public AwsCredentials requestCredentials(SessionRequest sessionRequest) {
        return provider.requestCredentials(sessionRequest);
    }

    @Override
    public Optional<Instant> expiry() {
        return holder.expiry();
    }

    @Override
    public StsCaller identifyCaller(ReportedSts sts, AwsCredentials credentials, SessionRequest sessionRequest) {
        String kind = identity.toString();
        return sts.requestCallerArn(credentials, sessionRequest.callLimit())
                .map(arn -> StsCaller.ofBase(arn, kind))
                .orElseGet(() -> StsCaller.ofUnknown(kind));
    }

    /** Asks the provider again. It cannot be made to drop credentials, but it may have other ones by now. */
    @Override
    public boolean discardRefused(AwsCredentials refused, SessionRequest sessionRequest) {
        return !provider.requestCredentials(sessionRequest).equals(refused);
    }

    @Override
    public void forgetRefusals() {}

    /** Does nothing. The SDK's providers do not report their calls. */
    @Override
    public void addListener(PortolanListener listener) {}

    @Override
    public void removeListener(PortolanListener listener) {}

    @Override
    public void close() {
        holder.close();
        provider.close();
    }
}
