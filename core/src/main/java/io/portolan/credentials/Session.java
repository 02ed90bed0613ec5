package io.portolan.credentials;

import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** An assumed role's session. Not a record: its {@code toString} must never print the credentials. */
final class Session {

    private final AwsSessionCredentials credentials;
    private final String arn;
    private final Instant expiry;
    private final SessionLife life;

    Session(AwsSessionCredentials credentials, String arn, Instant expiry, SessionLife life) {
        this.credentials = credentials;
        this.arn = arn;
        this.expiry = expiry;
        this.life = life;
    }

    AwsSessionCredentials credentials() {
        return credentials;
    }

    /** {@code arn:aws:sts::<account>:assumed-role/<role>/<session name>}. */
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
