package io.portolan.topology.plan;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.MskZone;
import io.portolan.catalog.ServiceVpc;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.regions.Region;

/**
 * Plans the forwarding rules of one outbound endpoint. They are made in the account of its owner, shared with the accounts of the
 * other sites that use it, and associated with the VPC of each.
 */
final class RuleMaker {

    private final EstateFacts facts;
    private final ForwardedZones zones;
    private final PlanDraft draft;

    RuleMaker(EstateFacts facts, ForwardedZones zones, PlanDraft draft) {
        this.facts = facts;
        this.zones = zones;
        this.draft = draft;
    }

    void add(ClientSite owner) {
        List<ClientSite> users = facts.endpointUsers(owner);
        List<PlannedRule> rules = rules(owner);
        rules.forEach(rule -> draft.add(rule, EstateFacts.names(users)));
        addShare(owner, users, rules);
        for (ClientSite user : users) {
            rules.forEach(rule -> draft.add(association(rule, owner, user), List.of(user.name())));
        }
    }

    private List<PlannedRule> rules(ClientSite owner) {
        List<PlannedRule> rules = new ArrayList<>();
        for (ServiceVpc vpc : facts.serviceVpcs()) {
            if (!vpc.inboundResolvers().isEmpty()) {
                for (MskZone zone : zones.find(vpc.region())) {
                    rules.add(new PlannedRule(
                            EstateFacts.stack(owner),
                            "Rule" + ResourceNames.words(owner.name()) + words(zone),
                            zone.domain(),
                            vpc.inboundResolvers(),
                            EndpointMaker.outbound(owner)));
                }
            }
        }
        return rules;
    }

    private void addShare(ClientSite owner, List<ClientSite> users, List<PlannedRule> rules) {
        PlannedStack stack = EstateFacts.stack(owner);
        List<ClientSite> strangers = users.stream()
                .filter(user -> !EstateFacts.network(user).account().equals(stack.account()))
                .toList();
        if (strangers.isEmpty() || rules.isEmpty()) {
            return;
        }
        TreeSet<String> accounts = new TreeSet<>();
        strangers.forEach(user -> accounts.add(EstateFacts.network(user).account()));
        List<ResourceReference.Planned> shared =
                rules.stream().map(RuleMaker::reference).toList();
        draft.add(
                new PlannedShare(stack, "Share" + ResourceNames.words(owner.name()), shared, List.copyOf(accounts)),
                EstateFacts.names(strangers));
    }

    private static PlannedAssociation association(PlannedRule rule, ClientSite owner, ClientSite user) {
        String zone = rule.name().substring(("Rule" + ResourceNames.words(owner.name())).length());
        return new PlannedAssociation(
                EstateFacts.stack(user),
                "Association" + ResourceNames.words(user.name()) + zone,
                reference(rule),
                EstateFacts.network(user).vpcId(),
                user.name());
    }

    private static ResourceReference.Planned reference(PlannedRule rule) {
        return new ResourceReference.Planned(rule.stack(), rule.name());
    }

    private static String words(MskZone zone) {
        return ResourceNames.words(Region.of(zone.region()))
                + (zone.serverless() ? "" : "Provisioned")
                + (zone.dualStack() ? "DualStack" : "");
    }
}
