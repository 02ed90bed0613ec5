package io.portolan.credentials;

import io.portolan.diagnosis.PortolanListener;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * One link of a chain of identities. It is the base identity, or a role that is assumed with the credentials of the link
 * before.
 */
interface CredentialSource {

    /** Credentials that may be used now. Null if a caller has to wait for them. */
    @Nullable
    AwsCredentials peekCredentials();

    /** Credentials. The call waits for the provider and for STS if it has to, until the deadline of the request. */
    AwsCredentials requestCredentials(SessionRequest sessionRequest);

    /** Builds what the first call to STS needs, but makes no call. Building it takes longer than the call. */
    default void prepare() {}

    /** When the current session ends. Empty if there is none. */
    Optional<Instant> expiry();

    /** Who has these credentials, for a message about a failure. Asks STS if it has to. */
    StsCaller identifyCaller(ReportedSts sts, AwsCredentials credentials, SessionRequest sessionRequest);

    /**
     * Drops these credentials, because AWS refuses them before their end. Returns whether a new request may give others.
     */
    boolean discardRefused(AwsCredentials refused, SessionRequest sessionRequest);

    /** Lets STS be asked again if it has just refused this link or one before it. */
    void forgetRefusals();

    /** Reports the calls of this link and of the links before it to this listener from now on. */
    void addListener(PortolanListener listener);

    /** Undoes one {@link #addListener}. */
    void removeListener(PortolanListener listener);
}
