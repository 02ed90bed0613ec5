package io.portolan.topology.explain;

import io.portolan.testkit.estate.EndpointAddress;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RouteTable;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.TrafficDirection;
import io.portolan.testkit.estate.TrafficRule;
import io.portolan.testkit.estate.VpcRoute;
import io.portolan.topology.plan.PlannedEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Breaks rules and endpoints. Each returns what must be named, or nothing if the path does not have it. */
final class NameMutations {

    private NameMutations() {}

    static Optional<Set<String>> changeAssociation(DeployedPath path, UnaryOperator<RuleAssociation> change) {
        return path.association().map(association -> {
            path.plane().ruleAssociations().replace(association.id(), change);
            return Set.of(association.id());
        });
    }

    static Optional<Set<String>> removeAssociation(DeployedPath path) {
        return path.association().map(association -> {
            path.plane().ruleAssociations().remove(association.id());
            return Set.of(path.plannedAssociation().orElseThrow().name());
        });
    }

    static Optional<Set<String>> moveAssociation(DeployedPath path) {
        return path.association().map(association -> {
            Set<String> named = Set.of(path.plannedAssociation().orElseThrow().name());
            path.plane().ruleAssociations().replace(association.id(), same -> same.withVpc("vpc-0dd0dd0dd0dd0dd0d"));
            return named;
        });
    }

    static Optional<Set<String>> changeRule(DeployedPath path, UnaryOperator<ResolverRule> change) {
        return path.rule().map(rule -> {
            path.plane().rules().replace(rule.id(), change);
            return Set.of(rule.id());
        });
    }

    /** AWS deletes no rule that a VPC or a share has. */
    static Optional<Set<String>> removeRule(DeployedPath path) {
        return path.rule().map(rule -> {
            Set<String> named = Set.of(
                    path.plannedRule(path.plannedAssociation().orElseThrow()).name());
            delete(path, rule);
            return named;
        });
    }

    private static void delete(DeployedPath path, ResolverRule rule) {
        path.plane().ruleAssociations().all().stream()
                .filter(association -> association.ruleId().equals(rule.id()))
                .forEach(association -> path.plane().ruleAssociations().remove(association.id()));
        path.plane()
                .shares()
                .all()
                .forEach(share -> path.plane()
                        .shares()
                        .replace(
                                share.id(),
                                same -> same.withResources(same.resourceArns().stream()
                                        .filter(arn -> !arn.equals(rule.arn()))
                                        .collect(Collectors.toSet()))));
        path.plane().rules().remove(rule.id());
    }

    static Optional<Set<String>> forwardElsewhere(DeployedPath path, boolean all) {
        return changeRule(path, rule -> {
            List<InetSocketAddress> targets =
                    new ArrayList<>(all ? List.of() : rule.targets().subList(0, 1));
            targets.add(new InetSocketAddress(ip("10.99.1.53"), 53));
            return rule.withTargets(targets);
        });
    }

    static Optional<Set<String>> forwardToOtherPort(DeployedPath path) {
        return changeRule(
                path,
                rule -> rule.withTargets(rule.targets().stream()
                        .map(target -> new InetSocketAddress(target.getAddress(), 5353))
                        .toList()));
    }

    /** The rule goes through an endpoint that lets nothing out. */
    static Optional<Set<String>> forwardThroughOther(DeployedPath path) {
        // With two endpoints in its VPC, a planned one that has no id is the first of them.
        return path.outbound()
                .filter(found -> path.plannedEndpoint(found).isEmpty())
                .flatMap(endpoint -> {
                    String group = closedGroup(path, endpoint);
                    ResolverEndpoint other = new ResolverEndpoint(
                            path.plane().ids().next("rslvr-out-"),
                            endpoint.place(),
                            "other",
                            endpoint.direction(),
                            endpoint.vpcId(),
                            Set.of(group),
                            List.of(),
                            ResolverEndpoint.Status.OPERATIONAL);
                    path.plane().endpoints().add(other);
                    return changeRule(path, rule -> rule.withEndpoint(other.id()));
                });
    }

    private static String closedGroup(DeployedPath path, ResolverEndpoint endpoint) {
        String id = path.plane().ids().next("sg-");
        path.plane()
                .securityGroups()
                .add(new SecurityGroup(id, endpoint.place(), endpoint.vpcId(), "closed", List.of()));
        return id;
    }

    /** A rule that is more specific, or for the same domain instead of the right one. */
    static Optional<Set<String>> addRule(DeployedPath path, String prefix, boolean forwards) {
        return path.rule().map(rule -> {
            String id = path.plane().ids().next("rslvr-rr-");
            EstatePlace place = path.sitePlace();
            String domain = prefix + rule.domain();
            path.plane()
                    .rules()
                    .add(
                            forwards
                                    ? ResolverRule.forwarding(
                                            id,
                                            place,
                                            domain,
                                            rule.endpointId().orElseThrow(),
                                            List.of(new InetSocketAddress(ip("10.99.1.53"), 53)))
                                    : ResolverRule.system(id, place, domain));
            if (prefix.isEmpty()) {
                path.plane()
                        .ruleAssociations()
                        .remove(path.association().orElseThrow().id());
            }
            path.plane()
                    .ruleAssociations()
                    .add(RuleAssociation.complete(
                            path.plane().ids().next("rslvr-rrassoc-"),
                            place,
                            id,
                            path.network().orElseThrow().vpcId()));
            return Set.of(id);
        });
    }

    static Optional<Set<String>> changeOutbound(DeployedPath path, UnaryOperator<ResolverEndpoint> change) {
        return path.outbound().map(endpoint -> change(path, endpoint, change));
    }

    static Optional<Set<String>> changeInbound(DeployedPath path, UnaryOperator<ResolverEndpoint> change) {
        return Optional.of(change(path, path.inbound(), change));
    }

    private static Set<String> change(
            DeployedPath path, ResolverEndpoint endpoint, UnaryOperator<ResolverEndpoint> change) {
        path.plane().endpoints().replace(endpoint.id(), change);
        return Set.of(endpoint.id());
    }

    /** Without the endpoint, its rules and their associations are not there either. */
    static Optional<Set<String>> removeOutbound(DeployedPath path) {
        Optional<ResolverEndpoint> endpoint = path.outbound();
        Optional<PlannedEndpoint> planned = endpoint.flatMap(path::plannedEndpoint);
        return planned.map(wanted -> {
            String id = endpoint.orElseThrow().id();
            path.plane().rules().all().stream()
                    .filter(rule -> rule.endpointId().equals(Optional.of(id)))
                    .forEach(rule -> delete(path, rule));
            path.plane().endpoints().remove(id);
            return Set.of(wanted.name());
        });
    }

    static Optional<Set<String>> removeInbound(DeployedPath path) {
        ResolverEndpoint endpoint = path.inbound();
        path.plane().endpoints().remove(endpoint.id());
        return Optional.of(
                Set.of(path.plannedEndpoint(endpoint).map(PlannedEndpoint::name).orElse(endpoint.id())));
    }

    static Optional<Set<String>> moveInboundAddresses(DeployedPath path) {
        return changeInbound(
                path,
                endpoint -> endpoint.withAddresses(endpoint.addresses().stream()
                        .map(address -> new EndpointAddress(
                                address.id(), address.subnetId(), ip("10.98.7.7"), address.status()))
                        .toList()));
    }

    static Optional<Set<String>> moveInbound(DeployedPath path) {
        ResolverEndpoint endpoint = path.inbound();
        // Without an id in the catalog, an endpoint of another VPC is none.
        return path.plannedEndpoint(endpoint).isPresent()
                ? Optional.empty()
                : changeInbound(
                        path,
                        same -> new ResolverEndpoint(
                                same.id(),
                                same.place(),
                                same.name(),
                                same.direction(),
                                "vpc-0dd0dd0dd0dd0dd0d",
                                same.securityGroupIds(),
                                same.addresses(),
                                same.status()));
    }

    /** Gives an endpoint a group that lets nothing pass. The plan may have made the endpoint, or the catalog may name it. */
    static Optional<Set<String>> exchangeGroup(
            DeployedPath path, Optional<ResolverEndpoint> endpoint, boolean planned) {
        return endpoint.filter(found -> path.plannedEndpoint(found).isPresent() == planned)
                .map(found -> {
                    String group = closedGroup(path, found);
                    return change(path, found, same -> same.withSecurityGroups(Set.of(group)));
                });
    }

    /** Removes one protocol from the groups of an endpoint. */
    static Optional<Set<String>> close(
            DeployedPath path, Optional<ResolverEndpoint> endpoint, IpProtocol protocol, TrafficDirection direction) {
        return endpoint.map(found -> {
            found.securityGroupIds()
                    .forEach(id -> path.plane()
                            .securityGroups()
                            .replace(id, group -> group.withoutRules(rule -> isClosed(rule, protocol, direction))));
            return found.securityGroupIds();
        });
    }

    private static boolean isClosed(TrafficRule rule, IpProtocol protocol, TrafficDirection direction) {
        return rule.direction() == direction && (rule.protocol() == protocol || rule.protocol() == IpProtocol.ALL);
    }

    /** Takes away all routes to other networks, or their next hops. */
    static Optional<Set<String>> cut(DeployedPath path, Optional<String> vpcId, boolean hole) {
        return vpcId.map(path::table).map(table -> {
            path.plane().routeTables().replace(table.id(), same -> {
                List<VpcRoute> outer = same.routes().stream()
                        .filter(route -> !route.target().equals("local"))
                        .toList();
                RouteTable cut = same.withoutRoutes(outer::contains);
                for (VpcRoute route : hole ? outer : List.<VpcRoute>of()) {
                    cut = cut.withRoute(route.asBlackHole());
                }
                return cut;
            });
            return Set.of(table.id());
        });
    }

    static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
