package io.portolan.topology.explain;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.catalog.SiteNetwork;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.ResourceShare;
import io.portolan.testkit.estate.RouteTable;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.topology.ReachedCluster;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedEndpoint;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedShare;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The path from a site to a cluster in a deployed estate, for those who break it.
 *
 * @param plan the plan that was deployed
 * @param plane the model of all accounts
 * @param site the site
 * @param cluster the cluster
 * @param random chooses among what could be broken
 */
record DeployedPath(EstatePlan plan, ControlPlane plane, ClientSite site, ReachedCluster cluster, Random random) {

    Optional<SiteNetwork> network() {
        return site.network();
    }

    EstatePlace sitePlace() {
        SiteNetwork network = network().orElseThrow();
        return new EstatePlace(network.account(), network.region().id());
    }

    /** The association that the plan wants for the cluster's names. */
    Optional<PlannedAssociation> plannedAssociation() {
        return all(PlannedAssociation.class).stream()
                .filter(association -> association.site().equals(site.name()))
                .filter(association -> cluster.hosts()
                        .get(0)
                        .endsWith("." + plannedRule(association).domain()))
                .findFirst();
    }

    PlannedRule plannedRule(PlannedAssociation association) {
        return new PlanIndex(plan).rule(association);
    }

    /** The association in the model. */
    Optional<RuleAssociation> association() {
        return plannedAssociation()
                .flatMap(planned -> plane.ruleAssociations().all().stream()
                        .filter(association -> association.vpcId().equals(planned.vpcId()))
                        .filter(association -> plane.rules()
                                .find(association.ruleId())
                                .filter(rule -> rule.domain()
                                        .equals(plannedRule(planned).domain()))
                                .isPresent())
                        .findFirst());
    }

    /** The rule in the model. */
    Optional<ResolverRule> rule() {
        return association().map(association -> plane.rules().get(association.ruleId()));
    }

    /** The share by which the site's account has the rule. */
    Optional<ResourceShare> share() {
        return rule().filter(rule -> !rule.account().equals(sitePlace().account()))
                .flatMap(rule -> plane.shares().all().stream()
                        .filter(share -> share.lends(rule.arn(), sitePlace().account()))
                        .findFirst());
    }

    PlannedShare plannedShare() {
        return all(PlannedShare.class).stream()
                .filter(share -> share.rules()
                        .contains(plannedAssociation().orElseThrow().rule()))
                .findFirst()
                .orElseThrow();
    }

    Optional<ResolverEndpoint> outbound() {
        return rule().flatMap(ResolverRule::endpointId).map(plane.endpoints()::get);
    }

    /** The inbound endpoint of the cluster's region. */
    ResolverEndpoint inbound() {
        return plane.endpoints().all().stream()
                .filter(endpoint -> endpoint.direction() == ResolverEndpoint.Direction.INBOUND)
                .filter(endpoint ->
                        endpoint.place().region().equals(cluster.definition().regionId()))
                .findFirst()
                .orElseThrow();
    }

    /** The table of a VPC. Each has one in these estates. */
    RouteTable table(String vpcId) {
        return plane.routeTables().all().stream()
                .filter(table -> table.vpcId().equals(vpcId))
                .findFirst()
                .orElseThrow();
    }

    Optional<PlannedEndpoint> plannedEndpoint(ResolverEndpoint endpoint) {
        return all(PlannedEndpoint.class).stream()
                .filter(planned -> planned.vpcId().equals(endpoint.vpcId()))
                .filter(planned ->
                        planned.direction().name().equals(endpoint.direction().name()))
                .findFirst();
    }

    RoleChain chain() {
        return cluster.definition().access().dataPlane().orElseThrow();
    }

    /** One of the roles of the chain. */
    EstateRole anyRole() {
        List<Hop> hops = chain().hops();
        return plane.roles().get(hops.get(random.nextInt(hops.size())).roleArn());
    }

    EstateRole lastRole() {
        return plane.roles().get(chain().lastHop().roleArn());
    }

    /** A role that assumes another one of another account. A policy of its own must allow it. */
    Optional<EstateRole> assumingRole() {
        List<Hop> hops = chain().hops();
        for (int i = 0; i + 1 < hops.size(); i++) {
            if (!hops.get(i).account().equals(hops.get(i + 1).account())) {
                return Optional.of(plane.roles().get(hops.get(i).roleArn()));
            }
        }
        return Optional.empty();
    }

    /** The policies of the plan for a role. */
    List<PlannedPolicy> plannedPolicies(EstateRole role) {
        return new PlanIndex(plan).policies(role.id());
    }

    <T extends PlannedResource> List<T> all(Class<T> kind) {
        return new PlanIndex(plan).all(kind).toList();
    }
}
