package io.portolan.topology.view;

import java.util.List;
import java.util.Optional;

/**
 * What limits a role. Immutable and thread-safe.
 *
 * @param policies its policies
 * @param boundary its permissions boundary
 */
public record RolePermissions(List<Policy> policies, Optional<Policy> boundary) {

    /** Copies the list. */
    public RolePermissions {
        policies = List.copyOf(policies);
    }

    /**
     * A policy.
     *
     * @param id its ARN. For an inline policy it is its name.
     * @param document its JSON
     */
    public record Policy(String id, String document) {}
}
