package io.portolan.credentials;

import io.portolan.diagnosis.PortolanListener;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** One link of a chain of identities: the base, or a role assumed with the credentials of the link before. */
interface CredentialSource {

    /** Credentials that may be handed out now; null if they must be waited for. */
    @Nullable
    AwsCredentials peekCredentials();

    /** Credentials, by way of STS if need be. */
    AwsCredentials requestCredentials(SessionRequest sessionRequest);

    /** Builds what the first call to STS needs, without making it: that takes longer than the call. */
    default void prepare() {}

    /** When the held session ends. */
    Optional<Instant> expiry();

    /** Who has these credentials, for a message about a failure; asks STS if it has to. */
    StsCaller identifyCaller(ReportedSts sts, AwsCredentials credentials);

    /**
     * Hands these credentials out no more, since AWS refuses them before their time. Tells whether asking again may yield others.
     */
    boolean discardRefused(AwsCredentials refused);

    /** Asks STS anew where it has just refused this link, or one before it. */
    void forgetRefusals();

    /** From now on tells this listener of the calls that this link and those before it make. */
    void addListener(PortolanListener listener);

    /** Undoes one {@link #addListener}. */
    void removeListener(PortolanListener listener);
}
