package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads {@code environment}, {@code region}, {@code service-vpcs}, {@code foreign-cidr-blocks} and {@code host-resolvers}. */
final class NetworkSection {

    private final MapNode catalog;
    private final AddressSpace addressSpace = new AddressSpace();

    NetworkSection(MapNode catalog) {
        this.catalog = catalog;
    }

    EnvironmentNetwork read() {
        if (catalog.has("service-vpcs") || catalog.has("foreign-cidr-blocks")) {
            catalog.require(
                    "environment",
                    "Service VPCs and foreign CIDR blocks are those of one environment.",
                    "Name it, as in environment: prod");
        }
        String environment =
                catalog.value("environment", NameRules::environment).orElse("");
        return new EnvironmentNetwork(
                environment,
                catalog.value("region", AwsRegions::parse),
                serviceVpcs(),
                foreignCidrBlocks(environment),
                ParsedValue.values(catalog.list("host-resolvers", IpLiteral::nameServer)));
    }

    /** Who owns which addresses, as far as this has read them. */
    AddressSpace addressSpace() {
        return addressSpace;
    }

    private Map<Region, ServiceVpc> serviceVpcs() {
        Map<Region, ServiceVpc> vpcs = new LinkedHashMap<>();
        for (MapField entry : catalog.entries("service-vpcs")) {
            Optional<Region> region = entry.key().parse(AwsRegions::parse);
            Optional<MapNode> vpc = region.isPresent() ? entry.node().fields() : Optional.empty();
            if (vpc.isPresent()) {
                vpcs.put(region.get(), serviceVpc(region.get(), vpc.get()));
            }
        }
        return vpcs;
    }

    private ServiceVpc serviceVpc(Region region, MapNode vpc) {
        vpc.allowOnly(ServiceVpcSection.KEYS);
        vpc.require(
                "cidr-blocks",
                "Answers of DNS are judged by the VPC's CIDR blocks.",
                "Add them, as in cidr-blocks: [10.20.0.0/16]");
        List<ParsedValue<CidrBlock>> parsed = vpc.list("cidr-blocks", CidrBlock::parse);
        BlockIndex<Region> index = addressSpace.claimServiceVpc(region, parsed);
        List<CidrBlock> blocks = ParsedValue.values(parsed);
        List<ParsedValue<InetSocketAddress>> resolvers = vpc.list("inbound-resolvers", IpLiteral::nameServer);
        if (!blocks.isEmpty() && vpc.size("cidr-blocks") == blocks.size()) {
            checkInside(resolvers, index, region);
        }
        return new ServiceVpc(region, blocks, ParsedValue.values(resolvers));
    }

    private static void checkInside(
            List<ParsedValue<InetSocketAddress>> resolvers, BlockIndex<Region> vpc, Region region) {
        String expected = "";
        for (ParsedValue<InetSocketAddress> resolver : resolvers) {
            if (!vpc.contains(resolver.value().getAddress())) {
                if (expected.isEmpty()) {
                    expected = "an address within the service VPC of " + region.id() + ", " + vpc;
                }
                resolver.addFault(
                        expected,
                        "An inbound endpoint has its addresses in its own VPC.",
                        "Copy the endpoint's addresses from this VPC, or correct its CIDR blocks.");
            }
        }
    }

    private Map<String, List<CidrBlock>> foreignCidrBlocks(String environment) {
        Map<String, List<CidrBlock>> foreign = new LinkedHashMap<>();
        for (MapField entry : catalog.entries("foreign-cidr-blocks")) {
            Optional<ParsedValue<String>> name = entry.key().parseWithPlace(NameRules::environment);
            if (name.isPresent()) {
                checkForeign(name.get(), environment);
                List<ParsedValue<CidrBlock>> blocks = MapNode.list(entry.node(), CidrBlock::parse);
                addressSpace.claimForeign(name.get().value(), blocks);
                foreign.put(name.get().value(), ParsedValue.values(blocks));
            }
        }
        return foreign;
    }

    private static void checkForeign(ParsedValue<String> name, String environment) {
        if (name.value().equals(environment)) {
            name.addFault(
                    "another environment than " + environment,
                    "This catalog's own environment is not foreign.",
                    "Remove it here. Its blocks belong below service-vpcs.");
        }
    }
}
