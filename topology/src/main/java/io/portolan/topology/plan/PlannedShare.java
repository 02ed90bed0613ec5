package io.portolan.topology.plan;

import java.util.List;

/**
 * A share of AWS RAM that lends forwarding rules to other accounts. Immutable and thread-safe.
 *
 * @param stack where it is made, which is that of the rules
 * @param name its name in the stack
 * @param rules the rules
 * @param accounts the other accounts
 */
public record PlannedShare(
        PlannedStack stack, String name, List<ResourceReference.Planned> rules, List<String> accounts)
        implements PlannedResource {

    /** Copies the lists. */
    public PlannedShare {
        rules = List.copyOf(rules);
        accounts = List.copyOf(accounts);
    }

    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatShare(this);
    }
}
