package io.portolan.testkit.aws;

import io.portolan.testkit.policy.PolicyDocument;
import io.portolan.testkit.policy.RolePermissions;
import java.time.Duration;
import java.util.Optional;

/**
 * A role as STS sees it. Immutable and thread-safe.
 *
 * @param arn {@code arn:<partition>:iam::<account>:role/<name>}
 * @param trust who may assume it
 * @param permissions what its sessions may do. If empty, it has no policies, and nothing that it asks of AWS is denied for that.
 * @param maxSession the longest session, 1 to 12 hours. A chained session is never longer than 1 hour.
 */
public record IamRole(String arn, PolicyDocument trust, Optional<RolePermissions> permissions, Duration maxSession) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Checks the ARN and the longest session. */
    public IamRole {
        if (AwsArn.role(arn).isEmpty()) {
            throw new IllegalArgumentException("\"" + arn + "\" is not the ARN of a role");
        }
        if (maxSession.compareTo(SHORTEST) < 0 || maxSession.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The longest session of " + arn + " must be 1 to 12 hours and is " + maxSession);
        }
    }
}
