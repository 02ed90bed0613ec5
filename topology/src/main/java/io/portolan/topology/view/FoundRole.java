package io.portolan.topology.view;

import java.time.Duration;

/**
 * A role of IAM. Immutable and thread-safe.
 *
 * @param id its ARN
 * @param trust its trust policy as JSON
 * @param maxSession its longest session
 * @param permissions its policies
 */
public record FoundRole(String id, String trust, Duration maxSession, Viewed<RolePermissions> permissions)
        implements FoundResource {}
