package io.portolan.topology;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.MskZone;
import io.portolan.catalog.OutboundEndpoint;
import io.portolan.catalog.ServiceVpc;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.catalog.SiteNetwork;
import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EndpointAddress;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.PrivateZone;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.RouteTable;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.TrafficDirection;
import io.portolan.testkit.estate.TrafficPeer;
import io.portolan.testkit.estate.TrafficRule;
import io.portolan.testkit.estate.VpcRoute;
import io.portolan.testkit.estate.VpcSubnet;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;

/**
 * What an estate has before a plan is deployed: everything that its catalog names by an id, the clusters, the identities of the sites
 * and the routes between all VPCs. What the catalog wishes is not there yet.
 */
public final class ExistingEstate {

    private static final String SERVICE_TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"Service":"ec2.amazonaws.com"}}]}""";
    private static final CidrRange EVERYWHERE = CidrRange.parse("0.0.0.0/0");

    private final ClusterCatalog catalog;
    private final ControlPlane plane;
    private final List<ReachedCluster> clusters = new ArrayList<>();

    private ExistingEstate(ClusterCatalog catalog, ControlPlane plane) {
        this.catalog = catalog;
        this.plane = plane;
    }

    /** The estate that a catalog describes, without what it wishes. */
    public static ExistingEstate of(ClusterCatalog catalog) {
        return of(catalog, new ControlPlane());
    }

    /** The same in a model that is served. */
    public static ExistingEstate of(ClusterCatalog catalog, ControlPlane plane) {
        ExistingEstate estate = new ExistingEstate(catalog, plane);
        estate.addClusters();
        estate.addServiceVpcs();
        estate.addSites();
        return estate;
    }

    /** The model of all accounts. */
    public ControlPlane plane() {
        return plane;
    }

    /** The clusters that clients reach through service VPCs. */
    public List<ReachedCluster> clusters() {
        return List.copyOf(clusters);
    }

    private void addClusters() {
        for (ClusterDefinition definition : catalog.clusters()) {
            ServiceVpc vpc = definition.region().map(catalog.serviceVpcs()::get).orElse(null);
            if (vpc != null && ReachedCluster.isInServiceVpc(definition)) {
                InetAddress first = vpc.cidrBlocks().get(0).network();
                int offset = 100 + 2 * clusters.size();
                clusters.add(ReachedCluster.of(definition, List.of(plus(first, offset), plus(first, offset + 1))));
            }
        }
    }

    private void addServiceVpcs() {
        for (Map.Entry<Region, ServiceVpcSite> entry :
                catalog.estate().serviceVpcs().entrySet()) {
            ServiceVpcSite site = entry.getValue();
            ServiceVpc vpc = Objects.requireNonNull(catalog.serviceVpcs().get(entry.getKey()));
            EstatePlace place = new EstatePlace(site.account(), site.region().id());
            addVpc(site.vpcId(), place, vpc.cidrBlocks());
            List<EndpointAddress> addresses = new ArrayList<>();
            for (int i = 0; i < vpc.inboundResolvers().size(); i++) {
                InetSocketAddress resolver = vpc.inboundResolvers().get(i);
                plane.putDnsPort(resolver);
                String subnet = i < site.subnets().size()
                        ? site.subnets().get(i)
                        : plane.ids().next("subnet-");
                addSubnet(subnet, place, site.vpcId(), block(vpc.cidrBlocks(), resolver.getAddress()));
                addresses.add(address(subnet, resolver.getAddress()));
            }
            site.clusterSecurityGroup().ifPresent(group -> addGroup(group, place, site.vpcId(), false));
            site.inboundEndpoint().ifPresent(id -> {
                String group =
                        site.inboundSecurityGroup().orElseGet(() -> plane.ids().next("sg-"));
                addGroup(group, place, site.vpcId(), site.inboundSecurityGroup().isEmpty());
                addEndpoint(id, place, ResolverEndpoint.Direction.INBOUND, site.vpcId(), group, addresses);
            });
            addZones(site, place);
        }
    }

    private void addZones(ServiceVpcSite site, EstatePlace place) {
        for (MskZone zone : MskZone.all(site.region())) {
            Map<String, List<InetAddress>> names = new TreeMap<>();
            names.put(
                    probe(zone.domain()),
                    List.of(plus(
                            Objects.requireNonNull(catalog.serviceVpcs().get(site.region()))
                                    .cidrBlocks()
                                    .get(0)
                                    .network(),
                            99)));
            clusters.stream()
                    .filter(cluster -> cluster.definition().region().equals(Optional.of(site.region())))
                    .forEach(cluster -> cluster.hosts().stream()
                            .filter(host -> host.endsWith("." + zone.domain()))
                            .forEach(host -> names.put(host, cluster.addresses())));
            plane.zones().add(new PrivateZone(plane.ids().next("Z"), place, site.vpcId(), zone.domain(), names));
        }
    }

    /** A name that each zone has, so that a zone without a cluster can be tried. */
    static String probe(String domain) {
        return "probe." + domain;
    }

    private void addSites() {
        for (ClientSite site : catalog.estate().clientSites().values()) {
            site.network().ifPresent(network -> addNetwork(site, network));
            site.identities().stream().filter(arn -> arn.contains(":role/")).forEach(this::addIdentity);
        }
    }

    private void addIdentity(String arn) {
        boolean reserved = arn.contains(":role/aws-reserved/");
        plane.roles()
                .add(
                        reserved
                                ? EstateRole.unrestricted(arn, SERVICE_TRUST, java.time.Duration.ofHours(1))
                                : EstateRole.of(arn, SERVICE_TRUST));
    }

    private void addNetwork(ClientSite site, SiteNetwork network) {
        EstatePlace place = new EstatePlace(network.account(), network.region().id());
        addVpc(network.vpcId(), place, site.cidrBlocks());
        CidrBlock block = site.cidrBlocks().get(0);
        network.subnets().forEach(subnet -> addSubnet(subnet, place, network.vpcId(), block));
        if (network.outboundEndpoint() instanceof OutboundEndpoint.Existing existing) {
            String group =
                    network.outboundSecurityGroup().orElseGet(() -> plane.ids().next("sg-"));
            addGroup(
                    group,
                    place,
                    network.vpcId(),
                    network.outboundSecurityGroup().isEmpty());
            String subnet = plane.ids().next("subnet-");
            addSubnet(subnet, place, network.vpcId(), block);
            addEndpoint(
                    existing.id(),
                    place,
                    ResolverEndpoint.Direction.OUTBOUND,
                    network.vpcId(),
                    group,
                    List.of(address(subnet, plus(block.network(), 11)), address(subnet, plus(block.network(), 12))));
        }
    }

    private void addVpc(String id, EstatePlace place, List<CidrBlock> blocks) {
        List<CidrRange> ranges =
                blocks.stream().map(block -> CidrRange.parse(block.toString())).toList();
        plane.vpcs().add(new EstateVpc(id, place, ranges));
        List<VpcRoute> routes =
                new ArrayList<>(ranges.stream().map(VpcRoute::local).toList());
        routes.add(VpcRoute.through("tgw-0a1b2c3d4e5f60718", EVERYWHERE));
        plane.routeTables().add(new RouteTable(plane.ids().next("rtb-"), place, id, true, Set.of(), routes));
    }

    private void addSubnet(String id, EstatePlace place, String vpcId, CidrBlock block) {
        plane.subnets().add(new VpcSubnet(id, place, vpcId, CidrRange.parse(block.toString())));
    }

    private EndpointAddress address(String subnet, InetAddress ip) {
        return new EndpointAddress(plane.ids().next("rni-"), subnet, ip, EndpointAddress.Status.ATTACHED);
    }

    private void addEndpoint(
            String id,
            EstatePlace place,
            ResolverEndpoint.Direction direction,
            String vpcId,
            String group,
            List<EndpointAddress> addresses) {
        plane.endpoints()
                .add(new ResolverEndpoint(
                        id,
                        place,
                        "existing",
                        direction,
                        vpcId,
                        Set.of(group),
                        addresses,
                        ResolverEndpoint.Status.OPERATIONAL));
    }

    /** Two sites may share a group. One that the catalog does not name lets everything pass, since no plan can change it. */
    private void addGroup(String id, EstatePlace place, String vpcId, boolean open) {
        List<TrafficRule> rules = new ArrayList<>();
        if (open) {
            for (TrafficDirection direction : TrafficDirection.values()) {
                rules.add(new TrafficRule(
                        plane.ids().next("sgr-"),
                        direction,
                        IpProtocol.ALL,
                        -1,
                        -1,
                        new TrafficPeer.Block(EVERYWHERE)));
            }
        }
        plane.securityGroups().add(new SecurityGroup(id, place, vpcId, "existing", rules));
    }

    private static CidrBlock block(List<CidrBlock> blocks, InetAddress ip) {
        return blocks.stream()
                .filter(block -> block.contains(ip))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(ip + " is in none of " + blocks));
    }

    static InetAddress plus(InetAddress first, int offset) {
        BigInteger sum = new BigInteger(1, first.getAddress()).add(BigInteger.valueOf(offset));
        byte[] bytes = new byte[first.getAddress().length];
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = sum.byteValue();
            sum = sum.shiftRight(8);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
