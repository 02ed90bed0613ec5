package io.portolan.credentials;

import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Credentials that end. They are those of an assumed role or of a base identity. This is no record, because
 * {@code toString} must never print the credentials.
 */
final class Session {

    private final AwsCredentials credentials;
    private final String arn;
    private final Instant expiry;
    private final SessionLife life;

    Session(AwsCredentials credentials, String arn, Instant expiry, SessionLife life) {
        this.credentials = credentials;
        this.arn = arn;
        this.expiry = expiry;
        this.life = life;
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

    Instant expiry() {
        return expiry;
    }

    SessionLife life() {
        return life;
    }

    @Override
    public String toString() {
        return arn + " until " + expiry;
    }
}
