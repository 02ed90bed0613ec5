package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.Futures;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final boolean ownSts;
    private final AwsCredentialsProvider provider;
    private final ProviderAsks asks;
    private final TimeSource time;

    BaseProvider(ClientIdentity client, SessionRequests requests, Executor threads) {
        this.identity = client.base();
        this.ownSts = client.stsEndpoint() != null;
        this.provider = identity.openProvider(client.stsRegion(), client.stsEndpoint());
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
                    .orElseThrow(() -> unavailable("none", identity.fix(), null));
        } catch (TimeoutException e) {
            throw hanging(limit);
        } catch (PortolanException e) {
            throw e;
        } catch (RuntimeException e) {
            throw identity.isOwned() ? failed(e) : unavailable(String.valueOf(e.getMessage()), identity.fix(), e);
        }
    }

    /** A provider of the SDK has failed. Its text is shortened, because it repeats all profiles of the host. */
    private PortolanException failed(RuntimeException e) {
        if (e instanceof NoCredentialsException chain) {
            Optional<String> fix = chain.configuredFailure().flatMap(failure -> ProviderAdvice.fix(failure, ownSts));
            return unavailable(String.valueOf(e.getMessage()), fix.orElseGet(identity::fix), e);
        }
        String fix = ProviderAdvice.fix(e, ownSts).orElseGet(identity::fix);
        return unavailable(FailureText.of(e), fix, FailureText.quotesInput(e) ? null : e);
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

    private PortolanException unavailable(String seen, String fix, @Nullable RuntimeException failure) {
        Finding finding = finding(seen)
                .cause("This process has no AWS identity of this kind.")
                .fix(fix)
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
