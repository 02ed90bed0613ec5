package io.portolan.testkit.aws;

import io.portolan.testkit.estate.EstateRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role that is declared in code. Its trust policy is made of this, and it has no other policy. Immutable and thread-safe.
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

    /** Copies the set and checks the ARN. */
    public RoleSpec {
        trusted = Set.copyOf(trusted);
        if (AwsArn.role(arn).isEmpty()) {
            throw new IllegalArgumentException("\"" + arn + "\" is not the ARN of a role");
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

    /** The role with the trust policy that an operator would write for it. */
    EstateRole toRole() {
        List<String> actions = new ArrayList<>(List.of("sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"));
        if (mayTag) {
            actions.add("sts:TagSession");
        }
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        // The subject of a web identity is the only principal that is no account and no ARN.
        statement.put("Principal", Map.of("AWS", trusted, "Federated", trusted));
        statement.put("Action", actions);
        if (externalId != null) {
            statement.put("Condition", Map.of("StringEquals", Map.of("sts:ExternalId", externalId)));
        }
        String policy = JsonWriter.of(Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
        return EstateRole.unrestricted(arn, policy, maxSession);
    }
}
