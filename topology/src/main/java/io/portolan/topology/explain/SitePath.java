package io.portolan.topology.explain;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.topology.plan.PlannedStack;
import java.util.List;
import java.util.Optional;

/**
 * The way from a client site to a cluster.
 *
 * @param site the site
 * @param cluster the cluster
 * @param service the service VPC of the cluster's region
 * @param serviceSite where the service VPC is
 * @param hosts the names of the cluster's brokers. It is empty if nobody knows them.
 */
record SitePath(
        ClientSite site,
        ClusterDefinition cluster,
        ServiceVpc service,
        ServiceVpcSite serviceSite,
        List<String> hosts) {

    SitePath {
        hosts = List.copyOf(hosts);
    }

    /** Where the service VPC is. */
    PlannedStack servicePlace() {
        return new PlannedStack(serviceSite.account(), Optional.of(serviceSite.region()));
    }

    /** Where the site's VPC is. It is empty on premises. */
    Optional<PlannedStack> sitePlace() {
        return site.network().map(network -> new PlannedStack(network.account(), Optional.of(network.region())));
    }

    /** Whether a zone has names of the cluster. If no name is known, it may have some. */
    boolean needs(String domain) {
        return hosts.isEmpty() || hosts.stream().anyMatch(host -> host.endsWith("." + domain));
    }
}
