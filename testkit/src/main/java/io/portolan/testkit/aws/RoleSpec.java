package io.portolan.testkit.aws;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role and who may assume it. An immutable value.
 *
 * @param arn {@code arn:<partition>:iam::<account>:role/<name>}
 * @param trusted who may assume it: an account id (anybody in that account), a role ARN (any session of that role), or the
 *     ARN of a user or a session, or the subject of a web identity; nobody else may
 * @param externalId what an AssumeRole call must carry, or null when anything will do
 * @param maxSession the longest session, 1 to 12 hours; a chained one is limited to 1 hour all the same
 * @param mayTag whether its trust allows {@code sts:TagSession}; without, a call with session tags is denied
 */
public record RoleSpec(
        String arn, Set<String> trusted, @Nullable String externalId, Duration maxSession, boolean mayTag) {

    public RoleSpec {
        trusted = Set.copyOf(trusted);
        if (AwsArn.role(arn).isEmpty()) {
            throw new IllegalArgumentException("not the ARN of a role: " + arn);
        }
        if (maxSession.compareTo(Duration.ofHours(1)) < 0 || maxSession.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("maximum session of " + arn + " is not 1 to 12 hours: " + maxSession);
        }
    }

    /** A role without external id or session tags, for sessions of at most one hour, as IAM makes it by default. */
    public static RoleSpec of(String arn, String... trusted) {
        return new RoleSpec(arn, Set.of(trusted), null, Duration.ofHours(1), false);
    }

    /** This role, which now wants the external id. */
    public RoleSpec withExternalId(String required) {
        return new RoleSpec(arn, trusted, required, maxSession, mayTag);
    }

    /** This role with another maximum session, 1 to 12 hours. */
    public RoleSpec withMaxSession(Duration longest) {
        return new RoleSpec(arn, trusted, externalId, longest, mayTag);
    }

    /** This role, whose sessions may now carry tags. */
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
