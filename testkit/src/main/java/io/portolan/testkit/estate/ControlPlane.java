package io.portolan.testkit.estate;

import io.portolan.testkit.policy.PolicyDocument;
import io.portolan.testkit.policy.RolePermissions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The control planes of all accounts of an estate. There is one {@link EstateRegistry} for each kind of resource. Tests add,
 * replace and remove resources there. What follows from a change is seen at once. Thread-safe.
 *
 * <pre>{@code
 * ControlPlane plane = new ControlPlane();
 * plane.vpcs().add(new EstateVpc(vpcId, shop, List.of(CidrRange.parse("10.1.0.0/16"))));
 * plane.endpoints().replace(endpointId, endpoint -> endpoint.withStatus(ResolverEndpoint.Status.ACTION_NEEDED));
 * Optional<AppliedRule> rule = plane.resolver(vpcId).findRule("boot-1.c2.kafka-serverless.us-west-2.amazonaws.com");
 * }</pre>
 */
public final class ControlPlane {

    private static final int DNS_PORT = 53;

    private final ResourceIds ids = new ResourceIds();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<InetAddress, Integer> dnsPorts = new ConcurrentHashMap<>();
    private final EstateRegistry<EstateVpc> vpcs = new EstateRegistry<>("VPC", this::changed);
    private final EstateRegistry<VpcSubnet> subnets = new EstateRegistry<>("subnet", this::changed);
    private final EstateRegistry<RouteTable> routeTables = new EstateRegistry<>("route table", this::changed);
    private final EstateRegistry<SecurityGroup> securityGroups = new EstateRegistry<>("security group", this::changed);
    private final EstateRegistry<ResolverEndpoint> endpoints = new EstateRegistry<>("resolver endpoint", this::changed);
    private final EstateRegistry<ResolverRule> rules = new EstateRegistry<>("resolver rule", this::changed);
    private final EstateRegistry<RuleAssociation> ruleAssociations =
            new EstateRegistry<>("association of a rule", this::changed);
    private final EstateRegistry<ResourceShare> shares = new EstateRegistry<>("share", this::changed);
    private final EstateRegistry<DnsProfile> profiles = new EstateRegistry<>("Profile", this::changed);
    private final EstateRegistry<ProfileResource> profileResources =
            new EstateRegistry<>("resource of a Profile", this::changed);
    private final EstateRegistry<ProfileAssociation> profileAssociations =
            new EstateRegistry<>("association of a Profile", this::changed);
    private final EstateRegistry<PrivateZone> zones = new EstateRegistry<>("private hosted zone", this::changed);
    private final EstateRegistry<EstateRole> roles = new EstateRegistry<>("role", this::changed);
    private final EstateRegistry<ManagedPolicy> policies = new EstateRegistry<>("managed policy", this::changed);
    private final RolePolicies rolePolicies = new RolePolicies(policies);
    private volatile int pageSize = Integer.MAX_VALUE;

    /** Limits the items on one page of all lists. At least 1. By default the limits of the real APIs hold. */
    public void pageSize(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("A page of " + atMost + " items is too small");
        }
        pageSize = atMost;
    }

    /** The most items on one page of a list. */
    public int pageSize() {
        return pageSize;
    }

    /** Makes the ids of new resources. */
    public ResourceIds ids() {
        return ids;
    }

    /** The VPCs. */
    public EstateRegistry<EstateVpc> vpcs() {
        return vpcs;
    }

    /** The subnets. */
    public EstateRegistry<VpcSubnet> subnets() {
        return subnets;
    }

    /** The route tables. */
    public EstateRegistry<RouteTable> routeTables() {
        return routeTables;
    }

    /** The security groups. */
    public EstateRegistry<SecurityGroup> securityGroups() {
        return securityGroups;
    }

    /** The endpoints of Route 53 Resolver. */
    public EstateRegistry<ResolverEndpoint> endpoints() {
        return endpoints;
    }

    /** The rules of Route 53 Resolver. */
    public EstateRegistry<ResolverRule> rules() {
        return rules;
    }

    /** The associations of rules with VPCs. */
    public EstateRegistry<RuleAssociation> ruleAssociations() {
        return ruleAssociations;
    }

    /** The shares of AWS RAM. */
    public EstateRegistry<ResourceShare> shares() {
        return shares;
    }

    /** The Route 53 Profiles. */
    public EstateRegistry<DnsProfile> profiles() {
        return profiles;
    }

    /** What Profiles give to their VPCs. */
    public EstateRegistry<ProfileResource> profileResources() {
        return profileResources;
    }

    /** The associations of Profiles with VPCs. */
    public EstateRegistry<ProfileAssociation> profileAssociations() {
        return profileAssociations;
    }

    /** The private hosted zones. */
    public EstateRegistry<PrivateZone> zones() {
        return zones;
    }

    /** The roles of IAM by their ARNs. */
    public EstateRegistry<EstateRole> roles() {
        return roles;
    }

    /** The managed policies of IAM by their ARNs. */
    public EstateRegistry<ManagedPolicy> policies() {
        return policies;
    }

    /** Removes all resources and begins the ids again, so that another estate can be made. Settings and listeners stay. */
    public void clear() {
        ids.restart();
        Stream.of(vpcs, subnets, routeTables, securityGroups, endpoints, rules, ruleAssociations)
                .forEach(EstateRegistry::clear);
        Stream.of(shares, profiles, profileResources, profileAssociations, zones, roles, policies)
                .forEach(EstateRegistry::clear);
    }

    /** Runs something after each change of a resource, on the thread that made the change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The port at which an inbound endpoint gets questions. It is 53 unless a test has put a name server elsewhere. */
    public int dnsPort(InetAddress ip) {
        return dnsPorts.getOrDefault(ip, DNS_PORT);
    }

    /** Says at which port the address of an inbound endpoint gets questions. */
    public void putDnsPort(InetSocketAddress server) {
        dnsPorts.put(server.getAddress(), server.getPort());
    }

    /**
     * The resolver of a VPC.
     *
     * @throws IllegalArgumentException if there is no such VPC
     */
    public VpcResolver resolver(String vpcId) {
        return new VpcResolver(this, vpcs.get(vpcId));
    }

    /** Whether an account owns a resource, or has it by a share that it has accepted. */
    public boolean mayUse(String arn, EstateResource resource, String account) {
        return resource.account().equals(account) || shares.all().stream().anyMatch(share -> share.lends(arn, account));
    }

    /**
     * How an account sees the sharing of a resource that it may use.
     *
     * @return {@code NOT_SHARED}, {@code SHARED_BY_ME} or {@code SHARED_WITH_ME}, as AWS writes it
     */
    public String shareStatus(String arn, EstateResource resource, String account) {
        // AWS gives its own rules to all accounts and shares none.
        if (!resource.account().equals(account) && !resource.account().isEmpty()) {
            return "SHARED_WITH_ME";
        }
        boolean shared = shares.all().stream()
                .anyMatch(share -> share.resourceArns().contains(arn)
                        && !share.principals().isEmpty());
        return shared ? "SHARED_BY_ME" : "NOT_SHARED";
    }

    /** Whether a packet passes one of the security groups, which is enough. A group that is gone lets nothing pass. */
    public boolean passes(Collection<String> groupIds, TrafficDirection direction, TrafficPacket packet) {
        return groupIds.stream()
                .flatMap(id -> securityGroups.find(id).stream())
                .anyMatch(group -> group.passes(direction, packet));
    }

    /** The route table of a subnet. It is its own, or else the main one of its VPC. */
    public Optional<RouteTable> routeTable(String subnetId) {
        Optional<RouteTable> own = routeTables.all().stream()
                .filter(table -> table.subnetIds().contains(subnetId))
                .findFirst();
        return own.isPresent() ? own : mainTable(subnets.get(subnetId).vpcId());
    }

    /** Whether a packet from a subnet has a route whose target exists. */
    public boolean hasRoute(String subnetId, InetAddress destination) {
        return routeTable(subnetId)
                .flatMap(table -> table.findRoute(destination))
                .filter(VpcRoute::active)
                .isPresent();
    }

    /**
     * What the policies of a role allow now. A managed policy that is gone allows nothing. Without its boundary a role may do
     * nothing.
     *
     * @param roleArn the ARN of the role
     * @return empty if there is no such role or if it is unrestricted
     */
    public Optional<RolePermissions> permissions(String roleArn) {
        return roles.find(roleArn).filter(role -> !role.unrestricted()).map(rolePolicies::permissions);
    }

    /** A policy that is read from JSON. A text is read only once. */
    public PolicyDocument document(String json) {
        return rolePolicies.document(json);
    }

    private Optional<RouteTable> mainTable(String vpcId) {
        return routeTables.all().stream()
                .filter(table -> table.main() && table.vpcId().equals(vpcId))
                .findFirst();
    }
}
