package io.portolan.credentials;

import io.portolan.aws.AwsCalls;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** STS as one hop calls it. It reports each call to the listeners of the hop. */
record ReportedSts(RegionalSts regional, AwsCalls calls) {

    static ReportedSts of(RegionalSts sts, String roleArn, CallListeners listeners) {
        return new ReportedSts(sts, new AwsCalls("sts", sts.region().id(), roleArn, listeners));
    }

    /** Makes one attempt, signed with these credentials. */
    AssumeRoleResponse assumeRole(AssumeRoleRequest request, AwsCredentials credentials, Duration limit) {
        return calls.callAndReport("AssumeRole", () -> regional.assumeRole(request, credentials, limit));
    }

    /** Asks STS whose credentials these are. Empty if STS does not say. */
    Optional<String> requestCallerArn(AwsCredentials credentials, Duration limit) {
        try {
            return calls.callAndReport(
                    "GetCallerIdentity", () -> Optional.ofNullable(regional.requestCallerArn(credentials, limit)));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return regional.toString();
    }
}
