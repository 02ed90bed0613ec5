package io.portolan.credentials;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** STS as one hop asks it, its calls being told. */
record ToldSts(Sts sts, AwsCalls calls) {

    static ToldSts of(Sts sts, String roleArn, Audience audience) {
        return new ToldSts(sts, new AwsCalls("sts", sts.region().id(), roleArn, audience));
    }

    /** One attempt, signed with these credentials. */
    AssumeRoleResponse assume(AssumeRoleRequest request, AwsCredentials credentials) {
        return calls.told("AssumeRole", () -> sts.assume(request, credentials));
    }

    /** Whose credentials these are; empty where STS does not say. */
    Optional<String> callerArn(AwsCredentials credentials) {
        try {
            return calls.told("GetCallerIdentity", () -> Optional.ofNullable(sts.callerArn(credentials)));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return sts.toString();
    }
}
