package io.portolan.topology.plan;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.OutboundEndpoint;
import io.portolan.catalog.ServiceVpc;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.catalog.SiteNetwork;
import io.portolan.topology.plan.PlannedEndpoint.Address;
import io.portolan.topology.plan.PlannedEndpoint.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans the endpoints of Route 53 Resolver that are wished, each with a security group, and knows those that exist. */
final class EndpointMaker {

    private final EstateFacts facts;

    EndpointMaker(EstateFacts facts) {
        this.facts = facts;
    }

    void addInbound(ServiceVpc vpc, ServiceVpcSite place, PlanDraft draft) {
        if (place.inboundEndpoint().isPresent()) {
            return;
        }
        if (vpc.inboundResolvers().size() < 2) {
            draft.warn(
                    "The inbound endpoint of " + vpc.region().id() + " has fewer than two addresses, and AWS makes none"
                            + " such. Add inbound-resolvers and subnets below service-vpcs."
                            + vpc.region().id() + ".");
        }
        PlannedStack stack = EstateFacts.stack(place);
        List<String> sites = EstateFacts.names(facts.sites());
        String name = "Inbound" + ResourceNames.words(vpc.region());
        PlannedSecurityGroup group = new PlannedSecurityGroup(
                stack,
                name + "Group",
                place.vpcId(),
                "Inbound endpoint of " + vpc.region().id());
        draft.add(group, sites);
        draft.add(
                new PlannedEndpoint(
                        stack, name, Direction.INBOUND, place.vpcId(), addresses(vpc, place), group.reference()),
                sites);
    }

    /** Each address is in the subnet of the same place in the catalog. */
    private static List<Address> addresses(ServiceVpc vpc, ServiceVpcSite place) {
        int count = Math.min(place.subnets().size(), vpc.inboundResolvers().size());
        return IntStream.range(0, count)
                .mapToObj(each -> new Address(
                        place.subnets().get(each),
                        Optional.of(vpc.inboundResolvers().get(each).getAddress())))
                .toList();
    }

    void addOutbound(ClientSite site, PlanDraft draft) {
        SiteNetwork network = EstateFacts.network(site);
        if (!(network.outboundEndpoint() instanceof OutboundEndpoint.Wished)) {
            return;
        }
        PlannedStack stack = EstateFacts.stack(site);
        List<String> sites = EstateFacts.names(facts.endpointUsers(site));
        PlannedSecurityGroup group = new PlannedSecurityGroup(
                stack, outboundName(site) + "Group", network.vpcId(), "Outbound endpoint of " + site.name());
        draft.add(group, sites);
        List<Address> addresses = network.subnets().stream()
                .map(subnet -> new Address(subnet, Optional.empty()))
                .toList();
        draft.add(
                new PlannedEndpoint(
                        stack, outboundName(site), Direction.OUTBOUND, network.vpcId(), addresses, group.reference()),
                sites);
    }

    /** The outbound endpoint of a site that has its own. */
    static ResourceReference outbound(ClientSite site) {
        return EstateFacts.network(site).outboundEndpoint() instanceof OutboundEndpoint.Existing existing
                ? new ResourceReference.Existing(existing.id())
                : new ResourceReference.Planned(EstateFacts.stack(site), outboundName(site));
    }

    /** The security group of a site's own outbound endpoint. Empty if it is not known. */
    static Optional<ResourceReference> outboundGroup(ClientSite site) {
        SiteNetwork network = EstateFacts.network(site);
        return network.outboundEndpoint() instanceof OutboundEndpoint.Wished
                ? Optional.of(new ResourceReference.Planned(EstateFacts.stack(site), outboundName(site) + "Group"))
                : network.outboundSecurityGroup().map(ResourceReference.Existing::new);
    }

    /** The security group of a service VPC's inbound endpoint. Empty if it is not known. */
    static Optional<ResourceReference> inboundGroup(ServiceVpcSite place) {
        String name = "Inbound" + ResourceNames.words(place.region()) + "Group";
        return place.inboundEndpoint().isEmpty()
                ? Optional.of(new ResourceReference.Planned(EstateFacts.stack(place), name))
                : place.inboundSecurityGroup().map(ResourceReference.Existing::new);
    }

    private static String outboundName(ClientSite site) {
        return "Outbound" + ResourceNames.words(site.name());
    }
}
