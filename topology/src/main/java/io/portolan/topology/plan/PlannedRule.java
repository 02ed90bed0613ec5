package io.portolan.topology.plan;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * A forwarding rule of Route 53 Resolver. Immutable and thread-safe.
 *
 * @param stack where it is made
 * @param name its name in the stack
 * @param domain the zone whose questions are forwarded
 * @param targets the addresses of an inbound endpoint
 * @param endpoint the outbound endpoint
 */
public record PlannedRule(
        PlannedStack stack, String name, String domain, List<InetSocketAddress> targets, ResourceReference endpoint)
        implements PlannedResource {

    /** Copies the list. */
    public PlannedRule {
        targets = List.copyOf(targets);
    }

    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatRule(this);
    }
}
