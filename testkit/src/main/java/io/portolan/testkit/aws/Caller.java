package io.portolan.testkit.aws;

import io.portolan.testkit.policy.PolicyCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verified caller of a request.
 *
 * @param arn {@code arn:aws:sts::<account>:assumed-role/<role>/<session>} for a session. For a user it is the user's ARN. For a
 *     web identity it is the subject of the token.
 * @param account twelve digits. Empty for a web identity.
 * @param roleArn the role that was assumed. Null for a user.
 * @param expiry when the session ends by the estate's clock. It is {@link Instant#MAX} for a user. The {@code toEpochMilli} of
 *     that overflows.
 * @param sessionName the name of the role session. For a user it is the user's name.
 */
public record Caller(String arn, String account, @Nullable String roleArn, Instant expiry, String sessionName) {

    static Caller user(String account, String name) {
        return new Caller("arn:aws:iam::" + account + ":user/" + name, account, null, Instant.MAX, name);
    }

    static Caller session(AwsArn role, String roleArn, String sessionName, Instant expiry) {
        return new Caller(role.sessionOf(sessionName), role.account(), roleArn, expiry, sessionName);
    }

    /** The caller as policies see it. */
    PolicyCaller toPolicyCaller() {
        return new PolicyCaller(arn, account, roleArn);
    }

    Caller withExpiry(Instant changed) {
        return new Caller(arn, account, roleArn, changed, sessionName);
    }
}
