package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service VPC, a shop whose account owns rule and endpoint, and a stock whose account has the rule by a share. */
public final class SampleEstate {

    public static final String SERVICE_ACCOUNT = "222222222222";
    public static final String SHOP_ACCOUNT = "333333333333";
    public static final String STOCK_ACCOUNT = "444444444444";
    public static final String OUTSIDER = "999999999999";
    public static final String REGION = "us-east-2";
    public static final String DOMAIN = "kafka-serverless.us-west-2.amazonaws.com";
    public static final String HOST = "boot-abc12345.c2." + DOMAIN;

    public final ControlPlane plane;
    public final EstatePlace shop;
    public final EstatePlace stock;
    public final EstateVpc shopVpc;
    public final EstateVpc stockVpc;
    public final VpcSubnet subnet;
    public final SecurityGroup group;
    public final ResolverEndpoint endpoint;
    public final ResolverRule rule;
    public final RuleAssociation shopAssociation;
    public final RuleAssociation stockAssociation;
    public final ResourceShare share;

    /** In a control plane of its own. */
    public SampleEstate() {
        this(new ControlPlane());
    }

    /** In a control plane that an endpoint shows. */
    public SampleEstate(ControlPlane plane) {
        this.plane = plane;
        shop = new EstatePlace(SHOP_ACCOUNT, REGION);
        stock = new EstatePlace(STOCK_ACCOUNT, REGION);
        shopVpc = addVpc(shop, "10.1.0.0/16");
        stockVpc = addVpc(stock, "10.2.0.0/16");
        subnet = plane.subnets()
                .add(new VpcSubnet(plane.ids().next("subnet-"), shop, shopVpc.id(), CidrRange.parse("10.1.1.0/24")));
        group = plane.securityGroups()
                .add(new SecurityGroup(
                        plane.ids().next("sg-"),
                        shop,
                        shopVpc.id(),
                        "outbound",
                        List.of(
                                rule(TrafficDirection.EGRESS, IpProtocol.UDP, 53, 53, "10.20.0.0/16"),
                                rule(TrafficDirection.EGRESS, IpProtocol.TCP, 53, 53, "10.20.0.0/16"))));
        endpoint = plane.endpoints()
                .add(new ResolverEndpoint(
                        plane.ids().next("rslvr-out-"),
                        shop,
                        "outbound",
                        ResolverEndpoint.Direction.OUTBOUND,
                        shopVpc.id(),
                        Set.of(group.id()),
                        List.of(address("10.1.1.10"), address("10.1.1.11")),
                        ResolverEndpoint.Status.OPERATIONAL));
        rule = addRule(shop, DOMAIN);
        shopAssociation = associate(rule, shopVpc);
        stockAssociation = associate(rule, stockVpc);
        share = plane.shares()
                .add(ResourceShare.inOrganization(
                        plane.ids(), shop, "kafka-rules", Set.of(rule.arn()), Set.of(STOCK_ACCOUNT)));
    }

    public static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public TrafficRule rule(TrafficDirection direction, IpProtocol protocol, int from, int to, String peer) {
        return new TrafficRule(plane.ids().next("sgr-"), direction, protocol, from, to, TrafficPeer.parse(peer));
    }

    public ResolverRule addRule(EstatePlace place, String domain) {
        List<InetSocketAddress> targets =
                List.of(new InetSocketAddress(ip("10.20.1.53"), 53), new InetSocketAddress(ip("10.20.2.53"), 53));
        return plane.rules()
                .add(ResolverRule.forwarding(plane.ids().next("rslvr-rr-"), place, domain, endpoint.id(), targets));
    }

    public ResolverRule addSystemRule(EstatePlace place, String domain) {
        return plane.rules().add(ResolverRule.system(plane.ids().next("rslvr-rr-"), place, domain));
    }

    public RuleAssociation associate(ResolverRule associated, EstateVpc vpc) {
        return plane.ruleAssociations()
                .add(RuleAssociation.complete(
                        plane.ids().next("rslvr-rrassoc-"), vpc.place(), associated.id(), vpc.id()));
    }

    public DnsProfile addProfile(ResolverRule given) {
        DnsProfile profile =
                plane.profiles().add(new DnsProfile(plane.ids().next("rp-"), shop, "names", ProfileStatus.COMPLETE));
        plane.profileResources()
                .add(new ProfileResource(
                        plane.ids().next("rpr-"), shop, "kafka", profile.id(), given.arn(), ProfileStatus.COMPLETE));
        return profile;
    }

    public ProfileAssociation associate(DnsProfile profile, EstateVpc vpc) {
        return plane.profileAssociations()
                .add(new ProfileAssociation(
                        plane.ids().next("rpassoc-"),
                        vpc.place(),
                        "names",
                        profile.id(),
                        vpc.id(),
                        ProfileStatus.COMPLETE));
    }

    public EstateRole addRole(String arn, Map<String, String> inlinePolicies, Optional<String> boundary) {
        EstateRole role = EstateRole.of(arn, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        for (Map.Entry<String, String> policy : inlinePolicies.entrySet()) {
            role = role.withInlinePolicy(policy.getKey(), policy.getValue());
        }
        return plane.roles().add(boundary.isPresent() ? role.withBoundary(boundary.get()) : role);
    }

    private EstateVpc addVpc(EstatePlace place, String block) {
        return plane.vpcs().add(new EstateVpc(plane.ids().next("vpc-"), place, List.of(CidrRange.parse(block))));
    }

    private EndpointAddress address(String literal) {
        return new EndpointAddress(plane.ids().next("rni-"), subnet.id(), ip(literal), EndpointAddress.Status.ATTACHED);
    }
}
