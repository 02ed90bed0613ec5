package io.portolan.topology.plan;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Where resources are made together: a region of an account. Immutable and thread-safe.
 *
 * @param account twelve digits
 * @param region empty for IAM, which has no regions
 */
public record PlannedStack(String account, Optional<Region> region) {}
