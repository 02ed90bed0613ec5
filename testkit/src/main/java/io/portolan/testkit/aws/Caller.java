package io.portolan.testkit.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who signed a request, as proven by its signature.
 *
 * @param arn of the user, or of the role's session ({@code arn:aws:sts::<account>:assumed-role/<role>/<session>})
 * @param account twelve digits; empty for a web identity, whose {@code arn} is its token's subject
 * @param roleArn the role that was assumed, or null for a user
 * @param expiry when the session ends by the estate's clock; {@link Instant#MAX} for a user (beware: its
 *     {@code toEpochMilli} overflows)
 * @param sessionName of the role's session; a user's name for a user
 */
public record Caller(String arn, String account, @Nullable String roleArn, Instant expiry, String sessionName) {

    static Caller user(String account, String name) {
        return new Caller("arn:aws:iam::" + account + ":user/" + name, account, null, Instant.MAX, name);
    }

    static Caller session(AwsArn role, String roleArn, String sessionName, Instant expiry) {
        return new Caller(role.sessionOf(sessionName), role.account(), roleArn, expiry, sessionName);
    }
}
