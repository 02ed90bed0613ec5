package io.portolan.testkit.aws;

import org.jspecify.annotations.Nullable;

/** An access key and its owner. The token is null for the long-lived key of a user. */
record AwsKey(String id, String secret, @Nullable String token, Caller caller) {

    AwsKey withCaller(Caller changed) {
        return new AwsKey(id, secret, token, changed);
    }

    /** Does not show the secrets. */
    @Override
    public String toString() {
        return "AwsKey[" + id + " of " + caller.arn() + "]";
    }
}
