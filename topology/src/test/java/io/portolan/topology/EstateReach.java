package io.portolan.topology;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.OutboundEndpoint;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.testkit.estate.AppliedRule;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.DnsAnswer;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.QuestionPath;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.TrafficDirection;
import io.portolan.testkit.estate.TrafficPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/**
 * Tries an estate by the model of its accounts: all sites, all clusters, each address of each inbound endpoint over UDP and TCP, all
 * role chains and all declared rights. It lists everything that does not work.
 */
public final class EstateReach {

    private static final List<IpProtocol> PROTOCOLS = List.of(IpProtocol.UDP, IpProtocol.TCP);

    private final ClusterCatalog catalog;
    private final ControlPlane plane;
    private final List<ReachFault> faults = new ArrayList<>();

    private EstateReach(ClusterCatalog catalog, ControlPlane plane) {
        this.catalog = catalog;
        this.plane = plane;
    }

    /**
     * Everything that does not work. Empty if all sites reach all clusters.
     *
     * @param domains the domains that the sites must resolve, even if no cluster has a name there yet
     */
    public static List<ReachFault> faults(
            ClusterCatalog catalog, ControlPlane plane, List<ReachedCluster> clusters, Set<String> domains) {
        EstateReach reach = new EstateReach(catalog, plane);
        for (ClientSite site : catalog.estate().clientSites().values()) {
            for (ServiceVpcSite vpc : catalog.estate().serviceVpcs().values()) {
                reach.askForZones(site, vpc, domains);
                reach.askDirectly(site, vpc);
            }
            clusters.stream()
                    .filter(cluster -> mayReach(site, cluster))
                    .forEach(cluster -> reach.reachCluster(site, cluster));
            reach.faults.addAll(RoleReach.faults(catalog, plane, clusters, site));
        }
        reach.faults.addAll(RoleReach.faultsOfUnused(catalog, plane, clusters));
        reach.faults.addAll(RoleReach.faultsOfSpare(catalog, plane));
        return reach.faults;
    }

    /** What keeps the clients of sites from clusters that they use. Spare rules, endpoints and roles do not count. */
    public static List<ReachFault> faultsOfClients(
            ClusterCatalog catalog, ControlPlane plane, List<ReachedCluster> clusters) {
        EstateReach reach = new EstateReach(catalog, plane);
        for (ClientSite site : catalog.estate().clientSites().values()) {
            for (ReachedCluster cluster : clusters) {
                if (mayReach(site, cluster)) {
                    reach.reachCluster(site, cluster);
                    if (site.network().isEmpty()) {
                        reach.askDirectly(site, reach.serviceVpc(cluster));
                    }
                    reach.faults.addAll(RoleReach.faultsOfCluster(catalog, plane, cluster, site));
                }
            }
        }
        return reach.faults;
    }

    /** A site without a list of roles uses all. A cluster without a role is open to all. */
    static boolean mayReach(ClientSite site, ReachedCluster cluster) {
        return site.roles().isEmpty()
                || cluster.definition()
                        .access()
                        .dataPlane()
                        .map(chain -> site.roles().contains(chain.name()))
                        .orElse(true);
    }

    private void askForZones(ClientSite site, ServiceVpcSite vpc, Set<String> domains) {
        for (String domain : domains) {
            if (domain.contains("." + vpc.region().id() + ".") && site.network().isPresent()) {
                String host = ExistingEstate.probe(domain);
                Optional<ResolverRule> rule = plane.resolver(
                                site.network().get().vpcId())
                        .findRule(host)
                        .map(AppliedRule::rule)
                        .filter(found -> found.type() == ResolverRule.Type.FORWARD);
                if (rule.isEmpty() || !Set.copyOf(rule.get().targets()).equals(targets(vpc.region()))) {
                    fault(site, "rule for " + domain, String.valueOf(rule));
                } else {
                    followTargets(site, vpc, rule.get());
                }
            }
        }
    }

    private void followTargets(ClientSite site, ServiceVpcSite vpc, ResolverRule rule) {
        for (InetSocketAddress target : rule.targets()) {
            for (IpProtocol protocol : PROTOCOLS) {
                boolean reached = new QuestionPath(plane)
                        .follow(rule, target, protocol)
                        .filter(inbound -> inbound.vpcId().equals(vpc.vpcId()))
                        .isPresent();
                if (!reached) {
                    fault(site, "question for " + rule.domain() + " to " + target + " over " + protocol, "lost");
                }
            }
        }
    }

    /** The preflight of a site asks the inbound endpoint itself. So do name servers on premises. */
    private void askDirectly(ClientSite site, ServiceVpcSite vpc) {
        boolean hasOwnWay = site.network().isEmpty()
                || !(site.network().get().outboundEndpoint() instanceof OutboundEndpoint.OfSite);
        if (!hasOwnWay) {
            return;
        }
        for (InetSocketAddress target : targets(vpc.region())) {
            for (CidrBlock block : site.cidrBlocks()) {
                for (IpProtocol protocol : PROTOCOLS) {
                    InetAddress from = ExistingEstate.plus(block.network(), 20);
                    if (new QuestionPath(plane).follow(from, target, protocol).isEmpty()) {
                        fault(site, "direct question from " + block + " to " + target + " over " + protocol, "lost");
                    }
                }
            }
        }
    }

    private Set<InetSocketAddress> targets(Region region) {
        return new HashSet<>(
                Objects.requireNonNull(catalog.serviceVpcs().get(region)).inboundResolvers());
    }

    private void reachCluster(ClientSite site, ReachedCluster cluster) {
        ServiceVpcSite vpc = serviceVpc(cluster);
        for (String host : cluster.hosts()) {
            String asking = site.network().map(network -> network.vpcId()).orElse(vpc.vpcId());
            DnsAnswer answer = plane.resolver(asking).ask(host, IpProtocol.UDP);
            if (!answer.addresses().equals(cluster.addresses())) {
                fault(site, "name " + host, answer.toString());
            }
        }
        Set<String> groups = Set.copyOf(vpc.clusterSecurityGroup().stream().toList());
        for (CidrBlock block : site.cidrBlocks()) {
            InetAddress from = ExistingEstate.plus(block.network(), 20);
            TrafficPacket packet = TrafficPacket.of(IpProtocol.TCP, 9098, from);
            if (!groups.isEmpty() && !plane.passes(groups, TrafficDirection.INGRESS, packet)) {
                fault(site, "port 9098 of " + cluster.definition().name() + " from " + block, "dropped");
            }
        }
    }

    private ServiceVpcSite serviceVpc(ReachedCluster cluster) {
        return Objects.requireNonNull(
                catalog.estate().serviceVpcs().get(cluster.definition().region().orElseThrow()));
    }

    private void fault(ClientSite site, String what, String seen) {
        faults.add(new ReachFault(site.name(), what, seen));
    }
}
