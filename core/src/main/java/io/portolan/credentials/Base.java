package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The identity that a chain begins with; the SDK's providers keep and refresh its credentials. */
final class Base implements Link, SdkAutoCloseable {

    private final BaseIdentity identity;
    private final AwsCredentialsProvider provider;

    Base(BaseIdentity identity) {
        this.identity = identity;
        this.provider = identity.open();
    }

    @Override
    public AwsCredentials held() {
        try {
            return present(provider.resolveCredentials(), null);
        } catch (PortolanException e) {
            throw e;
        } catch (RuntimeException e) {
            return present(null, e);
        }
    }

    @Override
    public AwsCredentials obtain(Ask ask) {
        return held();
    }

    @Override
    public Optional<Instant> expiry() {
        return Optional.empty();
    }

    @Override
    public Caller caller(ToldSts sts, AwsCredentials credentials) {
        String kind = identity.toString();
        return sts.callerArn(credentials).map(arn -> Caller.base(arn, kind)).orElseGet(() -> Caller.unknown(kind));
    }

    /** The SDK's providers do not tell of their calls. */
    @Override
    public void enter(PortolanListener listener) {}

    @Override
    public void leave(PortolanListener listener) {}

    @Override
    public void close() {
        if (identity.owned() && provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    private AwsCredentials present(@Nullable AwsCredentials credentials, @Nullable RuntimeException failure) {
        if (credentials != null) {
            return credentials;
        }
        Finding finding = Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, identity.toString())
                .asked("credentials, to begin the role chain with")
                .seen(failure == null ? "none" : String.valueOf(failure.getMessage()))
                .cause("this process has no AWS identity of this kind")
                .fix(identity.remedy())
                .build();
        throw new PortolanException("No AWS credentials to begin with", List.of(finding), failure);
    }
}
