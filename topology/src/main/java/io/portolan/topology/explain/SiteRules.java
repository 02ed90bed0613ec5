package io.portolan.topology.explain;

import io.portolan.catalog.SiteNetwork;
import io.portolan.dns.NameServer;
import io.portolan.topology.explain.AppliedRule.VpcRules;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedStack;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of a site's VPC, and what the plan wants of them for one zone.
 *
 * @param network the VPC
 * @param place its account and region
 * @param association what the plan wants
 * @param planned the rule that the plan wants
 * @param visible what the VPC's account sees
 */
record SiteRules(
        SiteNetwork network,
        PlannedStack place,
        PlannedAssociation association,
        PlannedRule planned,
        VpcRules visible) {

    String zone() {
        return planned.domain();
    }

    Set<InetSocketAddress> targets() {
        return Set.copyOf(planned.targets());
    }

    /** The addresses in words. */
    static String text(Collection<InetSocketAddress> addresses) {
        return addresses.stream().map(NameServer::text).sorted().collect(Collectors.joining(", "));
    }
}
