package io.portolan.credentials;

import io.portolan.aws.AwsCalls;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** STS as one hop asks it, its calls being told. */
record ReportedSts(RegionalSts regional, AwsCalls calls) {

    static ReportedSts of(RegionalSts sts, String roleArn, CallListeners listeners) {
        return new ReportedSts(sts, new AwsCalls("sts", sts.region().id(), roleArn, listeners));
    }

    /** One attempt, signed with these credentials. */
    AssumeRoleResponse assumeRole(AssumeRoleRequest request, AwsCredentials credentials) {
        return calls.callAndReport("AssumeRole", () -> regional.assumeRole(request, credentials));
    }

    /** Whose credentials these are; empty where STS does not say. */
    Optional<String> requestCallerArn(AwsCredentials credentials) {
        try {
            return calls.callAndReport(
                    "GetCallerIdentity", () -> Optional.ofNullable(regional.requestCallerArn(credentials)));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return regional.toString();
    }
}
