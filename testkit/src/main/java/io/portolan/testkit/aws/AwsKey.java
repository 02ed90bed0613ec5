package io.portolan.testkit.aws;

import org.jspecify.annotations.Nullable;

/** An access key and whom it stands for; the token is null for a user's long-lived key. */
record AwsKey(String id, String secret, @Nullable String token, Caller caller) {

    AwsKey withCaller(Caller changed) {
        return new AwsKey(id, secret, token, changed);
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "AwsKey[" + id + " of " + caller.arn() + "]";
    }
}
