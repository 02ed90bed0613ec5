package io.portolan.topology.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A role of a chain and who may assume it. Immutable and thread-safe.
 *
 * @param stack where it is made
 * @param name its name in the stack
 * @param arn its ARN
 * @param trust who may assume it. At least one.
 * @param maxSession its longest session
 */
public record PlannedRole(PlannedStack stack, String name, String arn, List<Trust> trust, Duration maxSession)
        implements PlannedResource {

    /** Copies the list. */
    public PlannedRole {
        trust = List.copyOf(trust);
    }

    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatRole(this);
    }

    /** The same role for texts that others read. Its external ids are hidden, so nothing can be made of it. */
    public PlannedRole withoutExternalIds() {
        return new PlannedRole(
                stack, name, arn, trust.stream().map(Trust::withoutExternalId).toList(), maxSession);
    }

    /** Its name in IAM such as {@code orders-client}. */
    public String roleName() {
        return new RoleArn(arn).name();
    }

    /** Its path in IAM. It is {@code /} unless the ARN has more. */
    public String path() {
        String pathAndName = new RoleArn(arn).pathAndName();
        return pathAndName.substring(0, pathAndName.lastIndexOf('/') + 1);
    }

    /**
     * Identities that may assume a role in the same way.
     *
     * @param principals their ARNs
     * @param externalId the external id that a call must carry. Empty if it needs none.
     * @param mayTag whether a call may carry session tags
     */
    public record Trust(List<String> principals, Optional<String> externalId, boolean mayTag) {

        /** Copies the list. */
        public Trust {
            principals = List.copyOf(principals);
        }

        /** The same with a word in place of the external id, for texts that others read. */
        private Trust withoutExternalId() {
            return new Trust(principals, externalId.map(id -> "of the catalog"), mayTag);
        }

        /** The terms without the external id. That is no secret, but others should not learn it from a log. */
        @Override
        public String toString() {
            return "Trust[" + principals + (externalId.isEmpty() ? "" : ", external id hidden") + ", mayTag=" + mayTag
                    + "]";
        }
    }
}
