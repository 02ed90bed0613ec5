package io.portolan.testkit.aws;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role and who may assume it. Immutable.
 *
 * @param arn {@code arn:<partition>:iam::<account>:role/<name>}
 * @param trusted who may assume the role. An account id means everybody in that account. The ARN of a role means all its
 *     sessions. The ARN of a user or of a session and the subject of a web identity mean only themselves.
 * @param externalId the external id that an {@code AssumeRole} call must carry. Null if the call needs none.
 * @param maxSession the longest session, 1 to 12 hours. A chained session is never longer than 1 hour.
 * @param mayTag whether its trust allows {@code sts:TagSession}. If not, a call with session tags is denied.
 */
public record RoleSpec(
        String arn, Set<String> trusted, @Nullable String externalId, Duration maxSession, boolean mayTag) {

    public RoleSpec {
        trusted = Set.copyOf(trusted);
        if (AwsArn.role(arn).isEmpty()) {
            throw new IllegalArgumentException("\"" + arn + "\" is not the ARN of a role");
        }
        if (maxSession.compareTo(Duration.ofHours(1)) < 0 || maxSession.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException(
                    "The longest session of " + arn + " must be 1 to 12 hours and is " + maxSession);
        }
    }

    /** A role without external id and session tags. Its longest session is one hour as by default in IAM. */
    public static RoleSpec of(String arn, String... trusted) {
        return new RoleSpec(arn, Set.of(trusted), null, Duration.ofHours(1), false);
    }

    /** This role with an external id that calls must carry. */
    public RoleSpec withExternalId(String required) {
        return new RoleSpec(arn, trusted, required, maxSession, mayTag);
    }

    /** This role with another longest session of 1 to 12 hours. */
    public RoleSpec withMaxSession(Duration longest) {
        return new RoleSpec(arn, trusted, externalId, longest, mayTag);
    }

    /** This role with sessions that may carry tags. */
    public RoleSpec withTagging() {
        return new RoleSpec(arn, trusted, externalId, maxSession, true);
    }

    boolean trusts(Caller caller) {
        AwsArn role = AwsArn.role(arn).orElseThrow();
        return trusted.contains(caller.account())
                || trusted.contains("arn:" + role.partition() + ":iam::" + caller.account() + ":root")
                || trusted.contains(caller.arn())
                || (caller.roleArn() != null && trusted.contains(caller.roleArn()));
    }
}
