package io.portolan.testkit.policy;

import org.jspecify.annotations.Nullable;

/**
 * Who asks. Immutable and thread-safe.
 *
 * @param arn the ARN of a user or of a role's session. For a web identity it is the subject of the token.
 * @param account twelve digits. Empty for a web identity.
 * @param roleArn the role of the session. Null for all others.
 */
public record PolicyCaller(
        String arn, String account, @Nullable String roleArn) {

    /** A user or any session of a role, by the ARN of the user or role. */
    public static PolicyCaller principal(String arn) {
        return new PolicyCaller(arn, arn.split(":", 6)[4], arn);
    }

    /** What {@code aws:PrincipalArn} has. For a session it is the ARN of its role. */
    String principalArn() {
        return roleArn == null ? arn : roleArn;
    }

    /** Whether the ARN means this caller alone, or the sessions of its role. */
    boolean isNamed(String principal) {
        return principal.equals(arn) || principal.equals(roleArn);
    }

    /** Whether it belongs to an account that is given as twelve digits or as the ARN of its root. */
    boolean isOfAccount(String principal) {
        return !account.isEmpty()
                && (principal.equals(account) || principal.matches("arn:[\\w-]+:iam::" + account + ":root"));
    }
}
