package io.portolan.credentials;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Skeleton: a share in the one provider of an identity in this JVM; the last share closed ends it. */
public final class CredentialsLease implements AwsCredentialsProvider, AutoCloseable {

    private CredentialsLease() {}

    /** Takes a share; makes no remote call. */
    public static CredentialsLease of(ClientIdentity identity) {
        throw new UnsupportedOperationException("credentials");
    }

    /** Valid credentials: from memory where a session is valid, else by assuming the roles, once for all callers. */
    @Override
    public AwsCredentials resolveCredentials() {
        throw new UnsupportedOperationException("credentials");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("credentials");
    }
}
