package io.portolan.testkit;

import io.portolan.testkit.LocalMskBuilder.VpcKey;
import io.portolan.testkit.dns.QuestionRoutes;
import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.PrivateZone;
import io.portolan.testkit.estate.RouteTable;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.VpcRoute;
import io.portolan.testkit.estate.VpcSubnet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The VPCs of an estate whose rules and roles are deployed. They are in the control plane with subnets, routes to each other and empty
 * security groups. Endpoints and rules are not there yet.
 */
final class EstateNetworks {

    private static final String GATEWAY = "tgw-0a1b2c3d4e5f60718";

    private final ControlPlane plane;
    private final Map<VpcKey, NetworkIds> serviceVpcs = new HashMap<>();
    private final Map<String, NetworkIds> sites = new LinkedHashMap<>();
    private final Map<String, String> sitesOnPremises = new HashMap<>();

    EstateNetworks(ControlPlane plane) {
        this.plane = plane;
    }

    void addServiceVpc(LocalVpc vpc, String account) {
        EstatePlace place = new EstatePlace(account, vpc.region());
        vpc.resolverAddresses().forEach(plane::putDnsPort);
        List<String> blocks = vpc.resolverAddresses().stream()
                .map(resolver -> resolver.getAddress().getHostAddress().replaceFirst("\\d+$", "0/24"))
                .toList();
        serviceVpcs.put(new VpcKey(vpc.environment(), vpc.region()), add(place, vpc.cidrBlock(), blocks));
    }

    /** Adds the VPC of a site. The site on premises gets addresses only. */
    void addSite(SiteBuilder site, String region) {
        String prefix = "10." + (1 + sites.size() + sitesOnPremises.size()) + ".";
        String block = prefix + "0.0/16";
        if (site.onPremises) {
            sitesOnPremises.put(site.name, block);
        } else {
            EstatePlace place = new EstatePlace(site.account, region);
            sites.put(site.name, add(place, block, List.of(prefix + "1.0/24", prefix + "2.0/24")));
        }
    }

    private NetworkIds add(EstatePlace place, String block, List<String> subnetBlocks) {
        CidrRange range = CidrRange.parse(block);
        String vpcId = plane.ids().next("vpc-");
        plane.vpcs().add(new EstateVpc(vpcId, place, List.of(range)));
        List<String> subnets = subnetBlocks.stream()
                .map(subnet -> plane.subnets()
                        .add(new VpcSubnet(plane.ids().next("subnet-"), place, vpcId, CidrRange.parse(subnet)))
                        .id())
                .toList();
        List<VpcRoute> routes = List.of(VpcRoute.local(range), VpcRoute.through(GATEWAY, CidrRange.parse("0.0.0.0/0")));
        plane.routeTables().add(new RouteTable(plane.ids().next("rtb-"), place, vpcId, true, Set.of(), routes));
        String group = plane.securityGroups()
                .add(new SecurityGroup(plane.ids().next("sg-"), place, vpcId, "clusters", List.of()))
                .id();
        return new NetworkIds(place.account(), place.region(), vpcId, block, subnets, group);
    }

    /** Puts a cluster's names into the private zones of its VPC. */
    void addNames(VpcKey key, Map<String, List<InetAddress>> names) {
        NetworkIds vpc = serviceVpc(key);
        names.forEach((host, addresses) -> {
            String domain = host.substring(host.indexOf(".kafka") + 1);
            Map<String, List<InetAddress>> all = new HashMap<>();
            plane.zones().find(domain + "@" + vpc.vpcId()).ifPresent(zone -> all.putAll(zone.names()));
            all.put(host, addresses);
            plane.zones()
                    .add(new PrivateZone(
                            domain + "@" + vpc.vpcId(),
                            new EstatePlace(vpc.account(), vpc.region()),
                            vpc.vpcId(),
                            domain,
                            all));
        });
    }

    NetworkIds serviceVpc(VpcKey key) {
        NetworkIds vpc = serviceVpcs.get(key);
        if (vpc == null) {
            throw new IllegalArgumentException("There is no service VPC " + key);
        }
        return vpc;
    }

    /** The sites that have a VPC. */
    Map<String, NetworkIds> sites() {
        return sites;
    }

    /** The address space of each site on premises. */
    Map<String, String> sitesOnPremises() {
        return sitesOnPremises;
    }

    /**
     * The way of a site's questions.
     *
     * @param forwarders the targets of each region, for a site on premises
     */
    QuestionRoutes routes(SiteBuilder site, Map<String, List<InetSocketAddress>> forwarders) {
        NetworkIds network = sites.get(site.name);
        if (network != null) {
            return new DeployedRoutes(plane, network.vpcId());
        }
        String block = sitesOnPremises.getOrDefault(site.name, "");
        return new ForwarderRoutes(plane, address(block.replace(".0.0/16", ".0.53")), forwarders);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("\"" + literal + "\" is no address", e);
        }
    }
}
