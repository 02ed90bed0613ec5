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
 * @param trusted the ARNs of who may assume it
 * @param externalId the external id that a call must carry. Empty if it needs none.
 * @param mayTag whether a call may carry session tags
 * @param maxSession its longest session
 */
public record PlannedRole(
        PlannedStack stack,
        String name,
        String arn,
        List<String> trusted,
        Optional<String> externalId,
        boolean mayTag,
        Duration maxSession)
        implements PlannedResource {

    /** Copies the list. */
    public PlannedRole {
        trusted = List.copyOf(trusted);
    }
}
