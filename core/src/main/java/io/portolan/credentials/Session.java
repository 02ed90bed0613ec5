package io.portolan.credentials;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Credentials of an assumed role or of a base identity. This is no record, because {@code toString} must never print the
 * credentials.
 */
final class Session {

    private final AwsCredentials credentials;
    private final String arn;
    private final SessionLife life;
    private final @Nullable Instant expiry;

    Session(AwsCredentials credentials, String arn, SessionLife life, @Nullable Instant expiry) {
        this.credentials = credentials;
        this.arn = arn;
        this.life = life;
        this.expiry = expiry;
    }

    AwsCredentials credentials() {
        return credentials;
    }

    /**
     * For a role, {@code arn:aws:sts::<account>:assumed-role/<role>/<session name>}. For a base identity, its kind in
     * words.
     */
    String arn() {
        return arn;
    }

    /** When the credentials end. Empty if they do not. */
    Optional<Instant> expiry() {
        return Optional.ofNullable(expiry);
    }

    SessionLife life() {
        return life;
    }

    @Override
    public String toString() {
        return expiry == null ? arn : arn + " until " + expiry;
    }
}
