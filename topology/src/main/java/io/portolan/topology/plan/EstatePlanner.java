package io.portolan.topology.plan;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.MskZone;
import io.portolan.catalog.NameServerSoftware;
import io.portolan.catalog.ServiceVpc;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Optional;

/** Makes the plan of an estate. It goes from the endpoints to the roles, so each resource comes after those that it refers to. */
final class EstatePlanner {

    private final EstateFacts facts;
    private final ForwardedZones zones;
    private final PlanDraft draft = new PlanDraft();

    EstatePlanner(EstateFacts facts) {
        this.facts = facts;
        zones = new ForwardedZones(facts);
    }

    EstatePlan plan() {
        requireEstate();
        facts.serviceVpcs().forEach(this::addServiceVpc);
        facts.endpointOwners().forEach(this::addOwner);
        facts.sitesOnPremises().forEach(this::addForwarders);
        addRoles();
        new GroupLimits(draft).warn(draft.traffic());
        return draft.toPlan(facts.catalog().environment());
    }

    private void requireEstate() {
        if (facts.sites().isEmpty() || facts.serviceVpcs().isEmpty()) {
            String missing = facts.sites().isEmpty() ? "client-sites" : "service-vpcs";
            throw new PortolanException(
                    "Nothing can be planned",
                    Finding.about(Code.CATALOG_INVALID, "catalog")
                            .asked("a catalog that describes the estate: service-vpcs and client-sites")
                            .seen("no " + missing)
                            .cause("A plan joins the sites of clients with the service VPCs, and the catalog has no "
                                    + missing + ".")
                            .fix("Add " + missing + ". Operators may keep it in a file of their own that includes the"
                                    + " applications' catalog.")
                            .build());
        }
    }

    private void addServiceVpc(ServiceVpc vpc) {
        String key = "service-vpcs." + vpc.region().id();
        if (vpc.inboundResolvers().isEmpty()) {
            draft.warn("Nothing is forwarded to the service VPC of "
                    + vpc.region().id() + ". Add inbound-resolvers below " + key + ".");
        }
        zones.warn(vpc.region(), draft);
        Optional<ServiceVpcSite> place = facts.place(vpc.region());
        if (place.isEmpty()) {
            draft.warn("The plan has no endpoint and no security groups for the service VPC of "
                    + vpc.region().id() + ". Add account, vpc-id and inbound-endpoint below " + key + ".");
            return;
        }
        new EndpointMaker(facts).addInbound(vpc, place.get(), draft);
        TrafficMaker traffic = new TrafficMaker(facts, draft);
        traffic.addQuestionsIn(vpc, place.get());
        traffic.addRecordsIn(place.get());
    }

    private void addOwner(ClientSite owner) {
        new EndpointMaker(facts).addOutbound(owner, draft);
        new TrafficMaker(facts, draft).addQuestionsOut(owner);
        new RuleMaker(facts, zones, draft).add(owner);
    }

    private void addForwarders(ClientSite site) {
        NameServerSoftware software = site.nameServer()
                .orElseThrow(() -> new IllegalArgumentException("The site " + site.name() + " has no name server"));
        for (ServiceVpc vpc : facts.serviceVpcs()) {
            if (!vpc.inboundResolvers().isEmpty()) {
                for (MskZone zone : zones.find(vpc.region())) {
                    draft.add(new SiteForwarder(site.name(), software, zone.domain(), vpc.inboundResolvers()));
                }
            }
        }
    }

    private void addRoles() {
        RoleMaker roles = new RoleMaker(facts, draft);
        facts.estate().roles().values().forEach(roles::addChain);
        AccessMaker access = new AccessMaker(facts, roles, draft);
        facts.catalog().clusters().forEach(access::add);
        facts.estate().inspectRoles().values().forEach(access::allowInspection);
        roles.finish();
    }
}
