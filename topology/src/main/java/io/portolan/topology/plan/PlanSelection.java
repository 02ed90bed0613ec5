package io.portolan.topology.plan;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Which part of a plan is wanted. What is empty does not limit it. Immutable and thread-safe.
 *
 * @param site what this client site needs
 * @param region what is made in this region
 * @param account what is made in this account, as twelve digits
 */
public record PlanSelection(Optional<String> site, Optional<Region> region, Optional<String> account) {

    /** The whole plan. */
    public static PlanSelection all() {
        return new PlanSelection(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether something that is made here is wanted. */
    boolean contains(PlannedStack stack) {
        return (region.isEmpty() || region.equals(stack.region()))
                && (account.isEmpty() || account.get().equals(stack.account()));
    }

    /** Whether something is wanted that is made at a site, outside of AWS. */
    boolean containsForwarders() {
        return region.isEmpty() && account.isEmpty();
    }
}
