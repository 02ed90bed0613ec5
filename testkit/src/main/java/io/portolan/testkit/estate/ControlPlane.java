package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;

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

    private final ResourceIds ids = new ResourceIds();
    private final EstateRegistry<EstateVpc> vpcs = new EstateRegistry<>("VPC");
    private final EstateRegistry<VpcSubnet> subnets = new EstateRegistry<>("subnet");
    private final EstateRegistry<RouteTable> routeTables = new EstateRegistry<>("route table");
    private final EstateRegistry<SecurityGroup> securityGroups = new EstateRegistry<>("security group");
    private final EstateRegistry<ResolverEndpoint> endpoints = new EstateRegistry<>("resolver endpoint");
    private final EstateRegistry<ResolverRule> rules = new EstateRegistry<>("resolver rule");
    private final EstateRegistry<RuleAssociation> ruleAssociations = new EstateRegistry<>("association of a rule");
    private final EstateRegistry<ResourceShare> shares = new EstateRegistry<>("share");
    private final EstateRegistry<DnsProfile> profiles = new EstateRegistry<>("Profile");
    private final EstateRegistry<ProfileResource> profileResources = new EstateRegistry<>("resource of a Profile");
    private final EstateRegistry<ProfileAssociation> profileAssociations =
            new EstateRegistry<>("association of a Profile");
    private final EstateRegistry<EstateRole> roles = new EstateRegistry<>("role");
    private final EstateRegistry<ManagedPolicy> policies = new EstateRegistry<>("managed policy");
    private volatile PolicyJudge judge = (role, action, resource, context) -> PolicyDecision.ALLOWED;

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

    /** The roles of IAM by their ARNs. */
    public EstateRegistry<EstateRole> roles() {
        return roles;
    }

    /** The managed policies of IAM by their ARNs. */
    public EstateRegistry<ManagedPolicy> policies() {
        return policies;
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

    /** Decides what roles with policies may do. At first it allows everything. */
    public PolicyJudge judge() {
        return judge;
    }

    /** Sets who decides what roles with policies may do. */
    public void judgeBy(PolicyJudge changed) {
        judge = changed;
    }

    private Optional<RouteTable> mainTable(String vpcId) {
        return routeTables.all().stream()
                .filter(table -> table.main() && table.vpcId().equals(vpcId))
                .findFirst();
    }
}
