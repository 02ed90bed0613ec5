package io.portolan.credentials;

import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Credentials that end: an assumed role's, or those of a base identity. Not a record: its {@code toString} must never print the credentials. */
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

    /** {@code arn:aws:sts::<account>:assumed-role/<role>/<session name>}; of a base identity, what it is in words. */
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
