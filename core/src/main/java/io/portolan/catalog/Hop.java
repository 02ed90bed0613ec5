package io.portolan.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One AssumeRole of a chain.
 *
 * @param roleArn the role, {@code arn:<partition>:iam::<account>:role/<path and name>}
 * @param externalId what the role's trust policy asks for, or null
 * @param tags session tags, in the order written; may be empty
 */
public record Hop(String roleArn, @Nullable String externalId, Map<String, String> tags) {

    /** Copies the tags, in their order. */
    public Hop {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The account that the role is in. */
    public String account() {
        return Arn.account(roleArn);
    }

    // Written out, since the first method that a record generates costs a JVM that starts some 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hop that
                && roleArn.equals(that.roleArn)
                && Objects.equals(externalId, that.externalId)
                && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roleArn, externalId, tags);
    }
}
