package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.Futures;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's provider of a base identity. It gives what it has now, or it is given up in time. Thread-safe. */
final class BaseProvider implements SessionSource, SdkAutoCloseable {

    private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

    private final BaseIdentity identity;
    private final AwsCredentialsProvider provider;
    private final ProviderAsks asks;
    private final TimeSource time;

    BaseProvider(BaseIdentity identity, SessionRequests requests, Executor threads) {
        this.identity = identity;
        this.provider = identity.openProvider();
        this.time = requests.time();
        this.asks = new ProviderAsks(provider, threads, time, requests.longestWait());
    }

    @Override
    public Session requestSession(SessionRequest sessionRequest) {
        AwsCredentials credentials = requestCredentials(sessionRequest);
        Instant expiry = credentials.expirationTime().orElse(null);
        return new Session(credentials, identity.toString(), life(expiry), expiry);
    }

    /** What the provider has now. */
    AwsCredentials requestCredentials(SessionRequest sessionRequest) {
        Duration limit = sessionRequest.callLimit();
        try {
            return Futures.await(asks.joinOrBegin(), limit, SessionInterruption::exception)
                    .orElseThrow(() -> unavailable("none", null));
        } catch (TimeoutException e) {
            throw hanging(limit);
        } catch (PortolanException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unavailable(String.valueOf(e.getMessage()), e);
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

    private PortolanException unavailable(String seen, @Nullable RuntimeException failure) {
        Finding finding = finding(seen)
                .cause("This process has no AWS identity of this kind.")
                .fix(identity.fix())
                .build();
        return new PortolanException("The base identity has no AWS credentials", List.of(finding), failure);
    }

    private PortolanException hanging(Duration limit) {
        Finding finding = finding("no answer within " + limit.toMillis() + " ms")
                .cause("The provider hangs. It waits for a command, for an endpoint or for a person.")
                .fix("Run its command or call its endpoint by hand on this host. It is asked again by the next caller.")
                .build();
        return new PortolanException("The base identity gives no AWS credentials in time", finding);
    }

    private Finding.Builder finding(String seen) {
        return Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, identity.toString())
                .asked("credentials, to begin the role chain with")
                .seen(seen);
    }
}
