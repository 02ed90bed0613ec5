package io.portolan.topology.plan;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.ServiceVpc;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import io.portolan.topology.plan.PlannedTraffic.Protocol;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans the rules of security groups, for questions of DNS and for the brokers' ports. */
final class TrafficMaker {

    private final EstateFacts facts;
    private final PlanDraft draft;

    TrafficMaker(EstateFacts facts, PlanDraft draft) {
        this.facts = facts;
        this.draft = draft;
    }

    /** The questions of all sites come into the inbound endpoint. */
    void addQuestionsIn(ServiceVpc vpc, ServiceVpcSite place) {
        Optional<ResourceReference> group = EndpointMaker.inboundGroup(place);
        if (group.isEmpty()) {
            draft.warn("The security group of the inbound endpoint of "
                    + vpc.region().id() + " is not known. Add"
                    + " inbound-security-group below service-vpcs."
                    + vpc.region().id() + ", or let UDP and TCP 53 in from"
                    + " all sites yourself.");
            return;
        }
        for (ClientSite owner : facts.endpointOwners()) {
            addQuestionsIn(vpc, place, group.get(), owner, facts.endpointUsers(owner));
        }
        for (ClientSite site : facts.sitesOnPremises()) {
            addQuestionsIn(vpc, place, group.get(), site, List.of(site));
        }
    }

    private void addQuestionsIn(
            ServiceVpc vpc, ServiceVpcSite place, ResourceReference group, ClientSite asking, List<ClientSite> users) {
        for (int port : ports(vpc)) {
            for (CidrBlock block : asking.cidrBlocks()) {
                for (Protocol protocol : List.of(Protocol.UDP, Protocol.TCP)) {
                    add(traffic(EstateFacts.stack(place), group, Direction.INGRESS, protocol, port, block), users);
                }
            }
        }
    }

    /** An endpoint has port 53. Only estates of tests have others. */
    private static Set<Integer> ports(ServiceVpc vpc) {
        Set<Integer> ports = new TreeSet<>();
        vpc.inboundResolvers().forEach(resolver -> ports.add(resolver.getPort()));
        return ports;
    }

    /** The questions of a site's own endpoint go out to the inbound endpoints of all regions. */
    void addQuestionsOut(ClientSite owner) {
        Optional<ResourceReference> group = EndpointMaker.outboundGroup(owner);
        if (group.isEmpty()) {
            draft.warn("The security group of the outbound endpoint of " + owner.name() + " is not known. Add"
                    + " outbound-security-group below client-sites." + owner.name()
                    + ", or let UDP and TCP 53 out to all"
                    + " inbound resolvers yourself.");
            return;
        }
        for (ServiceVpc vpc : facts.serviceVpcs()) {
            for (InetSocketAddress resolver : vpc.inboundResolvers()) {
                CidrBlock target = CidrBlock.ofAddress(resolver.getAddress());
                for (Protocol protocol : List.of(Protocol.UDP, Protocol.TCP)) {
                    add(
                            traffic(
                                    EstateFacts.stack(owner),
                                    group.get(),
                                    Direction.EGRESS,
                                    protocol,
                                    resolver.getPort(),
                                    target),
                            facts.endpointUsers(owner));
                }
            }
        }
    }

    /** The records of all sites come into the clusters. */
    void addRecordsIn(ServiceVpcSite place) {
        List<ClusterDefinition> clusters = facts.clusters(place.region()).stream()
                .filter(cluster -> cluster.access().connectivity() != Connectivity.VPC_CONNECTIVITY)
                .toList();
        if (clusters.isEmpty()) {
            return;
        }
        if (place.clusterSecurityGroup().isEmpty()) {
            draft.warn("The security group of the clusters in " + place.region().id() + " is not known. Add"
                    + " cluster-security-group below service-vpcs."
                    + place.region().id() + ", or let TCP 9098 in from all"
                    + " sites yourself.");
            return;
        }
        ResourceReference group =
                new ResourceReference.Existing(place.clusterSecurityGroup().get());
        for (ClusterDefinition cluster : clusters) {
            if (cluster.access().connectivity() == Connectivity.PUBLIC) {
                draft.warn("Clients reach the cluster " + cluster.name() + " by its public listener. Let TCP "
                        + brokerPorts(cluster) + " into its security group from the sites' public addresses, which the"
                        + " catalog does not have.");
            } else {
                addRecordsIn(cluster, EstateFacts.stack(place), group);
            }
        }
    }

    private void addRecordsIn(ClusterDefinition cluster, PlannedStack stack, ResourceReference group) {
        for (ClientSite site : facts.sitesReaching(cluster)) {
            for (int port : brokerPorts(cluster)) {
                for (CidrBlock block : site.cidrBlocks()) {
                    add(traffic(stack, group, Direction.INGRESS, Protocol.TCP, port, block), List.of(site));
                }
            }
        }
    }

    /** The ports of the given brokers, or those of MSK's listener. */
    private static Set<Integer> brokerPorts(ClusterDefinition cluster) {
        Set<Integer> ports = new TreeSet<>();
        for (BrokerAddress broker : cluster.source().givenBrokers()) {
            ports.add(broker.port());
        }
        if (ports.isEmpty()) {
            ports.add(listenerPort(cluster.access().connectivity() == Connectivity.PUBLIC, cluster));
        }
        return ports;
    }

    private static int listenerPort(boolean isPublic, ClusterDefinition cluster) {
        if (cluster.isMskCluster()) {
            return isPublic ? 9198 : 9098;
        }
        if (!cluster.access().securityProtocol().encrypted()) {
            return 9092;
        }
        return isPublic ? 9194 : 9094;
    }

    private void add(PlannedTraffic traffic, List<ClientSite> sites) {
        draft.add(traffic, EstateFacts.names(sites));
    }

    private static PlannedTraffic traffic(
            PlannedStack stack,
            ResourceReference group,
            Direction direction,
            Protocol protocol,
            int port,
            CidrBlock peer) {
        String guarded = group instanceof ResourceReference.Existing existing
                ? ResourceNames.words(existing.id().substring(0, 2))
                        + existing.id().substring(3)
                : ((ResourceReference.Planned) group).name();
        String name = guarded
                + (protocol == Protocol.UDP ? "Udp" : "Tcp")
                + port
                + (direction == Direction.INGRESS ? "From" : "To")
                + ResourceNames.compact(peer.toString());
        return new PlannedTraffic(stack, name, group, direction, protocol, port, peer);
    }
}
