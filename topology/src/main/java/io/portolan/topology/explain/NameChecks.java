package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.SiteNetwork;
import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.AppliedRule.VpcRules;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import io.portolan.topology.plan.PlannedTraffic.Protocol;
import io.portolan.topology.view.FoundEndpoint;
import io.portolan.topology.view.FoundRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Do questions for the brokers' names get to the service VPC, and its answers back? */
final class NameChecks {

    private final SitePath path;
    private final Counterparts counterparts;
    private final PathTrail trail;

    NameChecks(SitePath path, Counterparts counterparts, PathTrail trail) {
        this.path = path;
        this.counterparts = counterparts;
        this.trail = trail;
    }

    Optional<Culprit> find() {
        List<CidrBlock> askers = new ArrayList<>();
        for (PlannedAssociation association : associations()) {
            Optional<Culprit> culprit = find(association, askers);
            if (culprit.isPresent()) {
                return culprit;
            }
        }
        return new InboundChecks(path, counterparts, trail).find(askers.isEmpty() ? plannedAskers() : askers);
    }

    /** What the plan wants for the site and the zones of the cluster. */
    private List<PlannedAssociation> associations() {
        return counterparts
                .plan()
                .all(PlannedAssociation.class)
                .filter(association -> association.site().equals(path.site().name()))
                .filter(association -> {
                    PlannedRule rule = counterparts.plan().rule(association);
                    return path.needs(rule.domain())
                            && rule.targets().equals(path.service().inboundResolvers());
                })
                .toList();
    }

    /** From which addresses questions come if nobody can see the outbound endpoint. It may be another site's. */
    private List<CidrBlock> plannedAskers() {
        if (path.site().network().isEmpty()) {
            return path.site().cidrBlocks();
        }
        return counterparts
                .plan()
                .ofSite(PlannedTraffic.class, path.site().name())
                .filter(traffic -> traffic.stack().equals(path.servicePlace()))
                .filter(traffic -> traffic.direction() == Direction.INGRESS && traffic.protocol() == Protocol.UDP)
                .map(PlannedTraffic::peer)
                .distinct()
                .toList();
    }

    private Optional<Culprit> find(PlannedAssociation association, List<CidrBlock> askers) {
        SiteNetwork network = path.site().network().orElseThrow();
        PlannedStack place = path.sitePlace().orElseThrow();
        PlannedRule planned = counterparts.plan().rule(association);
        Optional<VpcRules> visible =
                VisibleRules.read(counterparts.view().region(place).resolver(), trail);
        if (visible.isEmpty()) {
            return counterparts
                    .endpointId(planned.endpoint(), trail::miss)
                    .flatMap(id -> outbound(planned.stack(), planned, id, askers));
        }
        SiteRules rules = new SiteRules(network, place, association, planned, visible.get());
        RuleLending lending = new RuleLending(rules, counterparts, trail);
        RuleChecks checks = new RuleChecks(path, rules, new RuleAbsence(rules, counterparts, lending, trail), trail);
        Optional<AppliedRule> decisive = checks.decisive();
        if (decisive.isEmpty() && !profilesVisible(place)) {
            return Optional.empty();
        }
        return checks.find(decisive).or(() -> decisive.flatMap(applied -> outbound(applied.rule(), planned, askers)));
    }

    private boolean profilesVisible(PlannedStack place) {
        return counterparts
                .view()
                .region(place)
                .resolver()
                .profiles()
                .contentOr(view -> {})
                .isPresent();
    }

    /** A rule that goes another way than planned is to blame if that way is closed. */
    private Optional<Culprit> outbound(FoundRule rule, PlannedRule planned, List<CidrBlock> askers) {
        PlannedStack owner = new PlannedStack(rule.owner(), planned.stack().region());
        Optional<String> wanted = counterparts.endpointId(planned.endpoint(), trail::miss);
        Optional<Culprit> culprit = outbound(owner, planned, rule.forward().endpoint(), askers);
        return culprit.map(
                found -> wanted.isEmpty() || wanted.get().equals(rule.forward().endpoint())
                        ? found
                        : otherWay(rule, owner, wanted.get(), found));
    }

    private static Culprit otherWay(FoundRule rule, PlannedStack owner, String wanted, Culprit closed) {
        return new Culprit(
                closed.code(),
                new Evidence(
                        "route53resolver:ListResolverRules",
                        rule.id(),
                        owner,
                        "through " + rule.forward().endpoint(),
                        "through " + wanted),
                "The rule goes through another outbound endpoint than planned. " + closed.cause(),
                "Let the rule go through " + wanted + ".",
                List.of());
    }

    private Optional<Culprit> outbound(PlannedStack owner, PlannedRule planned, String id, List<CidrBlock> askers) {
        OutboundChecks checks = new OutboundChecks(counterparts, trail, owner, planned.targets());
        Optional<List<FoundEndpoint>> all =
                trail.read(counterparts.view().region(owner).resolver().endpoints());
        Optional<FoundEndpoint> endpoint = all.stream()
                .flatMap(List::stream)
                .filter(found -> found.id().equals(id))
                .findFirst();
        if (all.isPresent() && endpoint.isEmpty()) {
            return Optional.of(gone(owner, planned, id));
        }
        endpoint.ifPresent(
                found -> found.ips().stream().map(CidrBlock::ofAddress).forEach(askers::add));
        return endpoint.flatMap(found -> checks.find(found, group(planned)));
    }

    /** The group that the outbound endpoint should have. The endpoint may be another site's. */
    private Optional<String> group(PlannedRule planned) {
        return counterparts
                .plan()
                .ofSite(PlannedTraffic.class, path.site().name())
                .filter(traffic -> traffic.stack().equals(planned.stack()))
                .filter(traffic -> traffic.direction() == Direction.EGRESS)
                .findFirst()
                .flatMap(traffic -> counterparts.groupId(traffic.securityGroup(), trail::miss));
    }

    private Culprit gone(PlannedStack owner, PlannedRule planned, String id) {
        Optional<PlannedResource> endpoint = counterparts.plan().find(planned.endpoint());
        String cause = "The rule goes through an outbound endpoint that does not exist.";
        String api = "route53resolver:ListResolverEndpoints";
        return endpoint.isPresent()
                ? Verdicts.missing(
                        Code.RULE_TARGET_UNREACHABLE, api, counterparts.missingRoot(endpoint.get(), trail::miss), cause)
                : new Culprit(
                        Code.RULE_TARGET_UNREACHABLE,
                        new Evidence(api, id, owner, "nothing", "an outbound endpoint"),
                        cause,
                        "Make one, and name it in the catalog.",
                        List.of());
    }
}
