package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The identity that a chain begins with. The SDK's providers keep and refresh its credentials, on the thread that asks: so the
 * daemon thread asks, often enough to follow an identity that changes, and others are served from memory. That is where the
 * credentials have an end; those without are in the provider's memory anyway, or in a file that it looks at.
 */
final class Base implements Link, SdkAutoCloseable {

    private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

    private final BaseIdentity identity;
    private final AwsCredentialsProvider provider;
    private final Timing timing;
    private final Held held;

    Base(BaseIdentity identity, Timing timing, RefreshThread thread) {
        this.identity = identity;
        this.provider = identity.open();
        this.timing = timing;
        this.held = new Held(identity.toString(), thread, timing, this::keep);
    }

    /** For signing; never null, since there is nothing that could be waited for but the provider. */
    @Override
    public AwsCredentials held() {
        AwsCredentials known = held.credentials();
        return known == null ? keep() : known;
    }

    /** For the first hop, which takes a call anyway: what the provider has now. */
    @Override
    public AwsCredentials obtain(Ask ask) {
        try {
            return present(provider.resolveCredentials(), null);
        } catch (PortolanException e) {
            throw e;
        } catch (RuntimeException e) {
            return present(null, e);
        }
    }

    @Override
    public Optional<Instant> expiry() {
        return held.expiry();
    }

    @Override
    public Caller caller(ToldSts sts, AwsCredentials credentials) {
        String kind = identity.toString();
        return sts.callerArn(credentials).map(arn -> Caller.base(arn, kind)).orElseGet(() -> Caller.unknown(kind));
    }

    /** The provider cannot be told, but it may have others by now. */
    @Override
    public boolean replaceable(AwsCredentials refused) {
        return !obtain(timing.once(0)).equals(refused);
    }

    @Override
    public void forgetRefusals() {}

    /** The SDK's providers do not tell of their calls. */
    @Override
    public void enter(PortolanListener listener) {}

    @Override
    public void leave(PortolanListener listener) {}

    @Override
    public void close() {
        held.close();
        if (identity.owned() && provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    private AwsCredentials keep() {
        AwsCredentials credentials = obtain(timing.once(0));
        Optional<Instant> expiry = credentials.expirationTime();
        if (expiry.isPresent()) {
            held.put(session(credentials, expiry.get()));
        } else {
            held.clear();
        }
        return credentials;
    }

    private Session session(AwsCredentials credentials, Instant expiry) {
        Instant now = timing.clock().instant();
        SessionLife life = SessionLife.of(now, expiry, timing.random().getAsDouble());
        return new Session(credentials, identity.toString(), expiry, life.refreshedBy(now.plus(ASKED_EVERY)));
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
