package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's provider of a base identity. It gives what it has now. Thread-safe. */
final class BaseProvider implements SessionSource, SdkAutoCloseable {

    private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

    private final BaseIdentity identity;
    private final AwsCredentialsProvider provider;
    private final TimeSource time;

    BaseProvider(BaseIdentity identity, TimeSource time) {
        this.identity = identity;
        this.provider = identity.openProvider();
        this.time = time;
    }

    @Override
    public Session requestSession(SessionRequest sessionRequest) {
        AwsCredentials credentials = requestCredentials(sessionRequest);
        Instant expiry = credentials.expirationTime().orElse(null);
        return new Session(credentials, identity.toString(), life(expiry), expiry);
    }

    /** What the provider has now. */
    AwsCredentials requestCredentials(SessionRequest sessionRequest) {
        try {
            return requireCredentials(provider.resolveCredentials(), null);
        } catch (PortolanException e) {
            throw e;
        } catch (RuntimeException e) {
            return requireCredentials(null, e);
        }
    }

    @Override
    public void close() {
        if (identity.isOwned() && provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    private SessionLife life(@Nullable Instant expiry) {
        if (expiry == null) {
            return SessionLife.NOT_KEPT;
        }
        Instant now = time.clock().instant();
        SessionLife life = SessionLife.of(now, expiry, time.random().getAsDouble());
        return life.refreshedAtLatest(now.plus(ASKED_EVERY));
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
