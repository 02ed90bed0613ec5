package io.portolan.topology.plan;

import java.util.List;

/**
 * A policy of a role. Immutable and thread-safe.
 *
 * @param stack where it is made
 * @param name its name in the stack
 * @param role the role
 * @param statements what it allows
 */
public record PlannedPolicy(PlannedStack stack, String name, ResourceReference.Planned role, List<Statement> statements)
        implements PlannedResource {

    /** Copies the list. */
    public PlannedPolicy {
        statements = List.copyOf(statements);
    }

    /**
     * A statement that allows something.
     *
     * @param actions the actions, such as {@code kafka-cluster:Connect}
     * @param resources the ARNs. They may end in {@code *}.
     */
    public record Statement(List<String> actions, List<String> resources) {

        /** Copies the lists. */
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }
    }
}
