package io.portolan.credentials;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Skeleton: the identity that assumes the first role. */
public final class BaseIdentity {

    private BaseIdentity() {}

    /** The SDK's default credentials chain. */
    public static BaseIdentity defaultChain() {
        throw new UnsupportedOperationException("credentials");
    }

    /** A named profile of the AWS configuration files. */
    public static BaseIdentity profile(String name) {
        throw new UnsupportedOperationException("credentials");
    }

    /** A provider of the caller's; it stays the caller's to close. Works in this JVM only. */
    public static BaseIdentity provider(AwsCredentialsProvider provider) {
        throw new UnsupportedOperationException("credentials");
    }
}
