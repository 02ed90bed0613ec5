package io.portolan.topology.view;

import java.util.List;

/**
 * Requests that a role shall be allowed. Each of the actions is wanted on each of the resources. Immutable and thread-safe.
 *
 * @param actions such as {@code kafka-cluster:Connect}
 * @param resources the ARNs
 */
public record RoleRequests(List<String> actions, List<String> resources) {

    /** Copies the lists. */
    public RoleRequests {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }
}
