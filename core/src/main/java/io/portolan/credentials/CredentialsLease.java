package io.portolan.credentials;

import io.portolan.aws.ClockDriftMonitor;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * A share in the provider of an identity, which exists once in this JVM. The last lease of an identity that is closed
 * ends its sessions and its STS client. The last lease of all ends the refresh thread. Thread-safe.
 *
 * <pre>{@code
 * try (CredentialsLease lease = CredentialsLease.of(identity)) {
 *     AwsCredentials credentials = lease.resolveCredentials();
 * }
 * }</pre>
 */
public final class CredentialsLease implements AwsCredentialsProvider, AutoCloseable {

    private final CredentialSource source;
    private final SharedResources.Scope scope;
    private final Supplier<SessionRequest> sessionRequests;
    private final ClockDriftMonitor clockMonitor;
    private final PortolanListener listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    CredentialsLease(
            CredentialSource source,
            SharedResources.Scope scope,
            Supplier<SessionRequest> sessionRequests,
            ClockDriftMonitor clockMonitor,
            PortolanListener listener) {
        this.source = source;
        this.scope = scope;
        this.sessionRequests = sessionRequests;
        this.clockMonitor = clockMonitor;
        this.listener = listener;
        source.addListener(listener);
    }

    /** Opens a lease. The caller closes it. Makes no remote call. */
    public static CredentialsLease of(ClientIdentity identity) {
        return of(identity, PortolanListener.NONE);
    }

    /**
     * Opens a lease with a listener. The listener hears of each call to STS for this identity while the lease is open.
     * This includes calls that another lease causes. It hears of each call once, even if it has several leases. The
     * listener throws nothing.
     */
    public static CredentialsLease of(ClientIdentity identity, PortolanListener listener) {
        return IdentityRegistry.OF_THIS_JVM.lease(identity, listener);
    }

    /**
     * Valid credentials. They come from memory if a session is valid. Otherwise the roles are assumed, once for all
     * callers. This waits at most about 8 seconds for the base identity and STS. Without roles, these are the
     * credentials of the base identity's provider.
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code ROLE_NOT_ASSUMABLE}, {@code STS_UNAVAILABLE},
     *     {@code CLOCK_SKEW} or {@code BASE_IDENTITY_UNAVAILABLE}. Another identity is never used instead.
     * @throws IllegalStateException if this lease is closed
     */
    @Override
    public AwsCredentials resolveCredentials() {
        if (closed.get()) {
            throw new IllegalStateException("This lease of credentials is closed");
        }
        AwsCredentials cached = source.peekCredentials();
        return cached != null ? cached : source.requestCredentials(sessionRequests.get());
    }

    /**
     * Builds what the first call to STS needs, but makes no call. It loads many classes. So callers do it while they wait
     * for something else.
     */
    public void prepare() {
        source.prepare();
    }

    /**
     * Lets the next caller ask STS again for a role that STS has just refused. Otherwise a refusal is repeated from
     * memory for 5 to 10 s. This keeps many clients of one role from calling STS all at once.
     */
    public void forgetRefusals() {
        source.forgetRefusals();
    }

    /**
     * When the current session ends. Empty before the first session. It is also empty for base credentials that do not
     * end.
     */
    public Optional<Instant> expiry() {
        return source.expiry();
    }

    /** A {@code CLOCK_DRIFT} warning if the last answer of STS showed that this host's clock is off. */
    public Optional<Finding> clockDrift() {
        return clockMonitor.finding();
    }

    /** Closes the lease. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            source.removeListener(listener);
            scope.close();
        }
    }
}
