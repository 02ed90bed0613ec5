package io.portolan.topology.view;

import java.time.Duration;
import java.util.List;

/**
 * A role of IAM. Immutable and thread-safe.
 *
 * @param id its ARN
 * @param trust its trust policy as JSON
 * @param maxSession its longest session
 * @param permissions its policies
 * @param simulated what IAM says of some requests
 */
public record FoundRole(
        String id,
        String trust,
        Duration maxSession,
        Viewed<RolePermissions> permissions,
        Viewed<List<SimulatedAccess>> simulated)
        implements FoundResource {

    /** Its ARN. Its trust policy may have an external id, which others should not learn from a log. */
    @Override
    public String toString() {
        return "FoundRole[" + id + "]";
    }
}
