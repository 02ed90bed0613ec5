package io.portolan.topology.plan;

import java.util.List;

/**
 * A policy of a role. Immutable and thread-safe.
 *
 * @param stack where it is made
 * @param name its name in the stack
 * @param role the role. One that exists is referred to by its name without a path.
 * @param roleName the role's name in IAM such as {@code orders-client}
 * @param statements what it allows
 */
public record PlannedPolicy(
        PlannedStack stack, String name, ResourceReference role, String roleName, List<Statement> statements)
        implements PlannedResource {

    /** Copies the list. */
    public PlannedPolicy {
        statements = List.copyOf(statements);
    }

    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatPolicy(this);
    }

    /**
     * A statement that allows something.
     *
     * @param actions the actions, such as {@code kafka-cluster:Connect}
     * @param resources the ARNs. They may contain {@code *}.
     */
    public record Statement(List<String> actions, List<String> resources) {

        /** Copies the lists. */
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }
    }
}
