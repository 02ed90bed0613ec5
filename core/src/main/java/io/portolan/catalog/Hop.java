package io.portolan.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One AssumeRole call of a role chain. Immutable and thread-safe.
 *
 * @param roleArn the role as {@code arn:<partition>:iam::<account>:role/<path and name>}
 * @param externalId the external ID that the role's trust policy asks for. If null, none is sent.
 * @param tags session tags in the order written. May be empty.
 */
public record Hop(String roleArn, @Nullable String externalId, Map<String, String> tags) {

    /** Copies the tags in their order. */
    public Hop {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The account that the role is in. */
    public String account() {
        return Arn.account(roleArn);
    }

    /** The hop without its external id. That is no secret, but others should not learn it from a log. */
    @Override
    public String toString() {
        return "Hop[" + roleArn + (externalId == null ? "" : ", external id hidden") + ", tags=" + tags + "]";
    }

    // Written out because the first generated method of a record costs a starting JVM some 20 ms.
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
