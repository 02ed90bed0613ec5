package io.portolan.topology;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleAccess;
import io.portolan.catalog.RoleChain;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.RoleTrust;
import io.portolan.testkit.policy.PolicyCaller;
import io.portolan.testkit.policy.PolicyDecision;
import io.portolan.testkit.policy.PolicyRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tries the roles of a site by the model: the chains, the reads of the MSK API, and the rights on topics and groups. */
final class RoleReach {

    private static final String STRANGER = "never-declared";

    private final ClusterCatalog catalog;
    private final ControlPlane plane;
    private final String site;
    private final List<PolicyCaller> callers;
    private final List<ReachFault> faults = new ArrayList<>();

    private RoleReach(ClusterCatalog catalog, ControlPlane plane, String site, List<PolicyCaller> callers) {
        this.catalog = catalog;
        this.plane = plane;
        this.site = site;
        this.callers = callers;
    }

    static List<ReachFault> faults(
            ClusterCatalog catalog, ControlPlane plane, List<ReachedCluster> clusters, ClientSite site) {
        RoleReach reach = new RoleReach(catalog, plane, site.name(), callers(site));
        Set<String> names = rolesOf(catalog, site);
        clusters.stream()
                .filter(cluster -> EstateReach.mayReach(site, cluster))
                .forEach(cluster -> reach.enter(cluster, names));
        names.forEach(name -> reach.assume(catalog.role(name)));
        return reach.faults;
    }

    /** The chains and the rights that a site needs for one cluster. */
    static List<ReachFault> faultsOfCluster(
            ClusterCatalog catalog, ControlPlane plane, ReachedCluster cluster, ClientSite site) {
        RoleReach reach = new RoleReach(catalog, plane, site.name(), callers(site));
        Set<String> names = new TreeSet<>();
        reach.enter(cluster, names);
        names.forEach(name -> reach.assume(catalog.role(name)));
        return reach.faults;
    }

    /**
     * The roles of clusters that no site reaches are open to their own account, unless a site uses them for another cluster or another
     * chain has their first role.
     */
    static List<ReachFault> faultsOfUnused(ClusterCatalog catalog, ControlPlane plane, List<ReachedCluster> clusters) {
        Set<String> usedNames = rolesInUse(catalog, plane, clusters);
        List<ReachFault> faults = new ArrayList<>();
        for (ReachedCluster cluster : clusters) {
            boolean used = catalog.estate().clientSites().values().stream()
                    .anyMatch(site -> EstateReach.mayReach(site, cluster));
            if (!used) {
                Set<String> names = new TreeSet<>();
                new RoleReach(catalog, plane, "no site", List.of()).enter(cluster, names);
                names.removeAll(usedNames);
                for (String name : names) {
                    RoleChain chain = catalog.role(name);
                    RoleReach reach = new RoleReach(catalog, plane, "no site", List.of(owner(chain)));
                    reach.enter(cluster, new TreeSet<>());
                    reach.assumeUnclaimed(chain);
                    faults.addAll(reach.faults);
                }
            }
        }
        return faults;
    }

    /** The roles by which a site enters one of the clusters. */
    private static Set<String> rolesInUse(ClusterCatalog catalog, ControlPlane plane, List<ReachedCluster> clusters) {
        Set<String> names = new TreeSet<>();
        for (ClientSite site : catalog.estate().clientSites().values()) {
            RoleReach reach = new RoleReach(catalog, plane, site.name(), callers(site));
            clusters.stream()
                    .filter(cluster -> EstateReach.mayReach(site, cluster))
                    .forEach(cluster -> reach.enter(cluster, names));
        }
        return names;
    }

    /** The roles that neither a site nor a cluster names are open to their own account, unless another chain has their first role. */
    static List<ReachFault> faultsOfSpare(ClusterCatalog catalog, ControlPlane plane) {
        Set<String> names = new TreeSet<>(catalog.estate().roles().keySet());
        catalog.estate().inspectRoles().values().forEach(chain -> names.remove(chain.name()));
        catalog.estate().clientSites().values().forEach(site -> names.removeAll(rolesOf(catalog, site)));
        catalog.clusters().forEach(cluster -> {
            cluster.access().dataPlane().ifPresent(chain -> names.remove(chain.name()));
            cluster.access().controlPlane().ifPresent(chain -> names.remove(chain.name()));
        });
        List<ReachFault> faults = new ArrayList<>();
        for (String name : names) {
            RoleChain chain = catalog.role(name);
            RoleReach reach = new RoleReach(catalog, plane, "no site", List.of(owner(chain)));
            reach.assumeUnclaimed(chain);
            faults.addAll(reach.faults);
        }
        return faults;
    }

    private void enter(ReachedCluster cluster, Set<String> names) {
        Optional<RoleChain> controlPlane = cluster.definition().access().controlPlane();
        controlPlane.map(RoleChain::name).ifPresent(names::add);
        controlPlane.ifPresent(chain -> readMsk(chain, cluster));
        Optional<RoleChain> dataPlane = cluster.definition().access().dataPlane();
        dataPlane.map(RoleChain::name).ifPresent(names::add);
        dataPlane.ifPresent(chain -> useCluster(chain, cluster));
    }

    private static Set<String> rolesOf(ClusterCatalog catalog, ClientSite site) {
        Set<String> names =
                new TreeSet<>(site.roles().isEmpty() ? catalog.estate().roles().keySet() : site.roles());
        catalog.estate().inspectRoles().values().forEach(chain -> names.remove(chain.name()));
        return names;
    }

    private static List<PolicyCaller> callers(ClientSite site) {
        if (site.identities().isEmpty()) {
            return site.network().stream()
                    .map(network -> user(network.account()))
                    .toList();
        }
        return site.identities().stream()
                .map(arn -> arn.contains(":role/")
                        ? PolicyCaller.principal(arn)
                        : new PolicyCaller(arn, arn.split(":", 6)[4], null))
                .toList();
    }

    private static PolicyCaller user(String account) {
        return new PolicyCaller("arn:aws:iam::" + account + ":user/app", account, null);
    }

    private static PolicyCaller owner(RoleChain chain) {
        return user(chain.hops().get(0).account());
    }

    /** A first role that another chain has too need not trust the owner. What follows is tried from that role. */
    private void assumeUnclaimed(RoleChain chain) {
        String first = chain.hops().get(0).roleArn();
        boolean shared = catalog.estate().roles().values().stream()
                .filter(other -> !other.name().equals(chain.name()))
                .flatMap(other -> other.hops().stream())
                .anyMatch(hop -> hop.roleArn().equals(first));
        if (shared) {
            assume(
                    PolicyCaller.principal(first),
                    chain.hops().subList(1, chain.hops().size()));
        } else {
            assume(chain);
        }
    }

    private void assume(RoleChain chain) {
        callers.forEach(caller -> assume(caller, chain.hops()));
    }

    private void assume(PolicyCaller first, List<Hop> hops) {
        PolicyCaller caller = first;
        for (Hop hop : hops) {
            tryHop(caller, hop);
            caller = PolicyCaller.principal(hop.roleArn());
        }
    }

    private void tryHop(PolicyCaller caller, Hop hop) {
        Map<String, List<String>> context = new HashMap<>();
        if (hop.externalId() != null) {
            context.put("sts:ExternalId", List.of(hop.externalId()));
        }
        hop.tags().forEach((key, value) -> context.put("aws:RequestTag/" + key, List.of(value)));
        context.put("aws:TagKeys", List.copyOf(hop.tags().keySet()));
        PolicyRequest request = new PolicyRequest(caller, "sts:AssumeRole", hop.roleArn(), context);
        expect(request.action(), hop.roleArn(), new RoleTrust(plane).decide(request), true);
        if (!hop.tags().isEmpty()) {
            PolicyRequest tags = request.withAction("sts:TagSession");
            expect(tags.action(), hop.roleArn(), new RoleTrust(plane).decide(tags), true);
        }
    }

    private void readMsk(RoleChain chain, ReachedCluster cluster) {
        if (cluster.definition().source().needsLookup()) {
            expect(chain, "kafka:GetBootstrapBrokers", cluster.arn(), true);
            expect(chain, "kafka:DescribeClusterV2", cluster.arn(), true);
            if (cluster.definition().source().knownArn().isEmpty()) {
                expect(chain, "kafka:ListClustersV2", "*", true);
            }
        }
        expect(chain, "kafka:DeleteCluster", cluster.arn(), false);
    }

    private void useCluster(RoleChain chain, ReachedCluster cluster) {
        expect(chain, "kafka-cluster:Connect", cluster.arn(), true);
        RoleAccess access = catalog.estate().roleAccess().get(chain.name());
        if (access == null) {
            return;
        }
        for (String topic : names(access.readTopics())) {
            expect(chain, "kafka-cluster:DescribeTopic", arn(cluster, "topic", topic), true);
            expect(chain, "kafka-cluster:ReadData", arn(cluster, "topic", topic), true);
            expect(chain, "kafka-cluster:DeleteTopic", arn(cluster, "topic", topic), false);
        }
        for (String topic : names(access.writeTopics())) {
            expect(chain, "kafka-cluster:DescribeTopic", arn(cluster, "topic", topic), true);
            expect(chain, "kafka-cluster:WriteData", arn(cluster, "topic", topic), true);
            expect(chain, "kafka-cluster:WriteDataIdempotently", cluster.arn(), true);
        }
        for (String group : names(access.groups())) {
            expect(chain, "kafka-cluster:AlterGroup", arn(cluster, "group", group), true);
        }
        for (String id : names(access.transactionalIds())) {
            expect(chain, "kafka-cluster:AlterTransactionalId", arn(cluster, "transactional-id", id), true);
        }
        expectOthersDenied(chain, cluster, access);
    }

    /** A role may not do to the topics and groups that its access does not list what it may do to others. */
    private void expectOthersDenied(RoleChain chain, ReachedCluster cluster, RoleAccess access) {
        List<String> readable = access.readTopics();
        List<String> writable = access.writeTopics();
        expect(chain, "kafka-cluster:ReadData", arn(cluster, "topic", STRANGER), readable.contains("*"));
        expect(chain, "kafka-cluster:WriteData", arn(cluster, "topic", STRANGER), writable.contains("*"));
        expect(
                chain,
                "kafka-cluster:AlterGroup",
                arn(cluster, "group", STRANGER),
                access.groups().contains("*"));
        expect(
                chain,
                "kafka-cluster:AlterTransactionalId",
                arn(cluster, "transactional-id", STRANGER),
                access.transactionalIds().contains("*"));
        for (String topic : readable) {
            if (writable.stream().noneMatch(pattern -> mayMeet(pattern, topic))) {
                expect(chain, "kafka-cluster:WriteData", arn(cluster, "topic", topic.replace("*", "x1")), false);
            }
        }
    }

    /** Whether two names or patterns may mean the same topic. */
    private static boolean mayMeet(String one, String other) {
        String start = one.replace("*", "");
        String otherStart = other.replace("*", "");
        return start.startsWith(otherStart) || otherStart.startsWith(start);
    }

    private static List<String> names(List<String> patterns) {
        return patterns.stream().map(pattern -> pattern.replace("*", "x1")).toList();
    }

    private static String arn(ReachedCluster cluster, String kind, String name) {
        return cluster.arn().replaceFirst(":cluster/", ":" + kind + "/") + "/" + name;
    }

    private void expect(RoleChain chain, String action, String resource, boolean allowed) {
        String role = chain.lastHop().roleArn();
        PolicyDecision decision = plane.permissions(role)
                .map(permissions ->
                        permissions.decide(PolicyRequest.of(PolicyCaller.principal(role), action, resource)))
                .orElseGet(() -> new PolicyDecision(PolicyDecision.Effect.IMPLICIT_DENY, "There is no role " + role));
        expect(action, resource, decision, allowed);
    }

    private void expect(String action, String resource, PolicyDecision decision, boolean allowed) {
        if (decision.allowed() != allowed) {
            faults.add(new ReachFault(site, action + " on " + resource, decision.toString()));
        }
    }
}
