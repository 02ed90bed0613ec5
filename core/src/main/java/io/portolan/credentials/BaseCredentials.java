package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The identity that a chain begins with. The SDK's providers keep its credentials and refresh them on the thread that
 * asks. So the daemon thread asks at least once a minute, and other threads are served from memory. This follows an
 * identity that changes.
 *
 * <p>Credentials without an end are not kept here. The provider has them in memory or reads them from a file.
 * Thread-safe.
 */
final class BaseCredentials implements CredentialSource, SdkAutoCloseable {

    private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

    private final BaseIdentity identity;
    private final AwsCredentialsProvider provider;
    private final TimeSource time;
    private final SessionHolder holder;

    BaseCredentials(BaseIdentity identity, TimeSource time, TaskScheduler thread) {
        this.identity = identity;
        this.provider = identity.openProvider();
        this.time = time;
        this.holder = new SessionHolder(identity.toString(), thread, time, this::resolveAndCache);
    }

    /** The credentials to sign with. Never null, because they only need the provider. */
    @Override
    public AwsCredentials peekCredentials() {
        AwsCredentials cached = holder.validCredentials();
        return cached == null ? resolveAndCache() : cached;
    }

    /** The credentials for the first hop. They are what the provider has now. The call to STS takes longer anyway. */
    @Override
    public AwsCredentials requestCredentials(SessionRequest sessionRequest) {
        try {
            return requireCredentials(provider.resolveCredentials(), null);
        } catch (PortolanException e) {
            throw e;
        } catch (RuntimeException e) {
            return requireCredentials(null, e);
        }
    }

    @Override
    public Optional<Instant> expiry() {
        return holder.expiry();
    }

    @Override
    public StsCaller identifyCaller(ReportedSts sts, AwsCredentials credentials) {
        String kind = identity.toString();
        return sts.requestCallerArn(credentials)
                .map(arn -> StsCaller.ofBase(arn, kind))
                .orElseGet(() -> StsCaller.ofUnknown(kind));
    }

    /** Asks the provider again. It cannot be made to drop credentials, but it may have other ones by now. */
    @Override
    public boolean discardRefused(AwsCredentials refused) {
        return !requestCredentials(SessionRequest.withoutRetries(time.clock(), 0))
                .equals(refused);
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
        if (identity.isOwned() && provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    private AwsCredentials resolveAndCache() {
        AwsCredentials credentials = requestCredentials(SessionRequest.withoutRetries(time.clock(), 0));
        Optional<Instant> expiry = credentials.expirationTime();
        if (expiry.isPresent()) {
            holder.replace(session(credentials, expiry.get()));
        } else {
            holder.clear();
        }
        return credentials;
    }

    private Session session(AwsCredentials credentials, Instant expiry) {
        Instant now = time.clock().instant();
        SessionLife life = SessionLife.of(now, expiry, time.random().getAsDouble());
        return new Session(credentials, identity.toString(), expiry, life.refreshedAtLatest(now.plus(ASKED_EVERY)));
    }

    private AwsCredentials requireCredentials(
            @Nullable AwsCredentials credentials, @Nullable RuntimeException failure) {
        if (credentials != null) {
            return credentials;
        }
        Finding finding = Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, identity.toString())
                .asked("credentials, to begin the role chain with")
                .seen(failure == null ? "none" : String.valueOf(failure.getMessage()))
                .cause("This process has no AWS identity of this kind.")
                .fix(identity.fix())
                .build();
        throw new PortolanException("The base identity has no AWS credentials", List.of(finding), failure);
    }
}
