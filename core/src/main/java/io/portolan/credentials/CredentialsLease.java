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
 * A share in the one provider of an identity in this JVM; the last share closed ends it, with its STS client and its
 * sessions, and the last of all identities ends the refresh thread. Thread-safe.
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

    /** Takes a share; makes no remote call. Whoever takes one closes it. */
    public static CredentialsLease of(ClientIdentity identity) {
        return of(identity, PortolanListener.NONE);
    }

    /**
     * Takes a share, and tells a listener of each call to STS for this identity while the share is held, whoever makes it; once,
     * also where the same listener has several shares. The listener throws nothing.
     */
    public static CredentialsLease of(ClientIdentity identity, PortolanListener listener) {
        return IdentityRegistry.OF_THIS_JVM.lease(identity, listener);
    }

    /**
     * Valid credentials: from memory where a session is valid, else by assuming the roles, once for all callers. Waits at
     * most about 8 seconds for STS, and never where a session is still valid. Without roles, what the base identity's
     * provider has.
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code ROLE_NOT_ASSUMABLE}, {@code STS_UNAVAILABLE},
     *     {@code CLOCK_SKEW} or {@code BASE_IDENTITY_UNAVAILABLE}; another identity is never used instead
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

    /** Builds what the first call to STS needs, and makes none: to be done beside other work, since it loads many classes. */
    public void prepare() {
        source.prepare();
    }

    /**
     * Lets the next caller ask STS anew where it has just refused a role. Without this, a refusal is told from memory for 5 to
     * 10 s, so that many clients of one role do not all ask.
     */
    public void forgetRefusals() {
        source.forgetRefusals();
    }

    /** When the held session ends; empty before the first one, and for credentials of a base identity that do not end. */
    public Optional<Instant> expiry() {
        return source.expiry();
    }

    /** A {@code CLOCK_DRIFT} warning, if the last answer of STS showed that this host's clock is off. */
    public Optional<Finding> clockDrift() {
        return clockMonitor.finding();
    }

    /** Gives the share back. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            source.removeListener(listener);
            scope.close();
        }
    }
}
