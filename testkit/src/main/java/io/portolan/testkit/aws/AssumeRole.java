package io.portolan.testkit.aws;

import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.RoleTrust;
import io.portolan.testkit.policy.PolicyRequest;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of {@code sts:AssumeRole}. */
final class AssumeRole {

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);
    private static final String SESSION_NAME = "[\\w+=,.@-]*";

    private final Iam iam;

    AssumeRole(Iam iam) {
        this.iam = iam;
    }

    AwsKey open(AwsOperation operation, Map<String, String> form, Caller caller) throws AwsDenied {
        checkRoleArn(operation.resource());
        String sessionName = sessionName(form.getOrDefault("RoleSessionName", ""));
        Duration life = duration(form.get("DurationSeconds"));
        EstateRole role =
                iam.find(operation.resource()).orElseThrow(() -> operation.denialFor(caller, AwsError.DENIED));
        checkPolicies(operation, role, form, caller);
        if (form.keySet().stream().anyMatch(key -> key.startsWith("Tags."))) {
            checkPolicies(new AwsOperation("sts:TagSession", role.id()), role, form, caller);
        }
        checkLimits(life, role, caller);
        return iam.open(role, sessionName, life);
    }

    private static void checkRoleArn(String arn) throws AwsDenied {
        if (AwsArn.role(arn).isEmpty()) {
            throw new AwsDenied(AwsError.INVALID, arn + " is invalid");
        }
    }

    private static String sessionName(String name) throws AwsDenied {
        if (!Pattern.matches(SESSION_NAME, name)) {
            throw invalid(name, "roleSessionName", "Member must satisfy regular expression pattern: " + SESSION_NAME);
        }
        if (name.length() < 2) {
            throw invalid(name, "roleSessionName", "Member must have length greater than or equal to 2");
        }
        if (name.length() > 64) {
            throw invalid(name, "roleSessionName", "Member must have length less than or equal to 64");
        }
        return name;
    }

    private static Duration duration(@Nullable String seconds) throws AwsDenied {
        if (seconds == null) {
            return DEFAULT;
        }
        if (!seconds.matches("\\d{1,6}") || Long.parseLong(seconds) < SHORTEST.toSeconds()) {
            throw invalid(seconds, "durationSeconds", "Member must have value greater than or equal to 900");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private void checkPolicies(AwsOperation operation, EstateRole role, Map<String, String> form, Caller caller)
            throws AwsDenied {
        PolicyRequest request =
                new PolicyRequest(caller.toPolicyCaller(), operation.name(), role.id(), SessionContext.of(form));
        if (!new RoleTrust(iam.controlPlane()).decide(request).allowed()) {
            throw operation.denialFor(caller, AwsError.DENIED);
        }
    }

    private static void checkLimits(Duration life, EstateRole role, Caller caller) throws AwsDenied {
        if (caller.roleArn() != null && life.compareTo(LONGEST_CHAINED) > 0) {
            throw new AwsDenied(
                    AwsError.INVALID,
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        if (life.compareTo(role.maxSession()) > 0) {
            throw new AwsDenied(
                    AwsError.INVALID,
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    private static AwsDenied invalid(String value, String member, String constraint) {
        return new AwsDenied(
                AwsError.INVALID,
                "1 validation error detected: Value '" + value + "' at '" + member + "' failed to satisfy constraint: "
                        + constraint);
    }
}
