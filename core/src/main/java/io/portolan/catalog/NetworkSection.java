package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** Reads {@code environment}, {@code service-vpcs}, {@code foreign-cidr-blocks} and {@code host-resolvers}. */
final class NetworkSection {

    private static final List<String> VPC_KEYS = List.of("cidr-blocks", "inbound-resolvers");

    private final Fields catalog;
    private final AddressSpace addressSpace = new AddressSpace();

    NetworkSection(Fields catalog) {
        this.catalog = catalog;
    }

    Network read() {
        if (catalog.has("service-vpcs") || catalog.has("foreign-cidr-blocks")) {
            catalog.require(
                    "environment",
                    "Service VPCs and foreign CIDR blocks are those of one environment.",
                    "Name it, as in environment: prod");
        }
        String environment = catalog.value("environment", Names::environment).orElse("");
        return new Network(
                environment,
                serviceVpcs(),
                foreignCidrBlocks(environment),
                values(catalog.list("host-resolvers", IpLiteral::nameServer)));
    }

    private Map<Region, ServiceVpc> serviceVpcs() {
        Map<Region, ServiceVpc> vpcs = new LinkedHashMap<>();
        catalog.entries("service-vpcs")
                .forEach((key, node) -> key.as(Regions::parse)
                        .ifPresent(region ->
                                node.fields().ifPresent(vpc -> vpcs.put(region, serviceVpc(region, vpc)))));
        return vpcs;
    }

    private ServiceVpc serviceVpc(Region region, Fields vpc) {
        vpc.only(VPC_KEYS);
        vpc.require(
                "cidr-blocks",
                "Answers of DNS are judged by the VPC's CIDR blocks.",
                "Add them, as in cidr-blocks: [10.20.0.0/16]");
        List<CidrBlock> blocks = addressSpace.ofServiceVpc(region, vpc.list("cidr-blocks", CidrBlock::parse));
        List<Located<InetSocketAddress>> resolvers = vpc.list("inbound-resolvers", IpLiteral::nameServer);
        if (!blocks.isEmpty() && vpc.size("cidr-blocks") == blocks.size()) {
            resolvers.forEach(resolver -> checkInside(resolver, region, blocks));
        }
        return new ServiceVpc(region, blocks, values(resolvers));
    }

    private static void checkInside(Located<InetSocketAddress> resolver, Region region, List<CidrBlock> blocks) {
        if (blocks.stream().noneMatch(block -> block.contains(resolver.value().getAddress()))) {
            resolver.fault(
                    "an address within the service VPC of " + region.id() + ", "
                            + Quoted.list(
                                    blocks.stream().map(CidrBlock::toString).toList()),
                    "An inbound endpoint has its addresses in its own VPC.",
                    "Copy the endpoint's addresses from this VPC, or correct its CIDR blocks.");
        }
    }

    private Map<String, List<CidrBlock>> foreignCidrBlocks(String environment) {
        Map<String, List<CidrBlock>> foreign = new LinkedHashMap<>();
        catalog.entries("foreign-cidr-blocks")
                .forEach((key, node) -> key.located(Names::environment).ifPresent(name -> {
                    checkForeign(name, environment);
                    foreign.put(
                            name.value(),
                            addressSpace.ofEnvironment(name.value(), Fields.list(node, CidrBlock::parse)));
                }));
        return foreign;
    }

    private static void checkForeign(Located<String> name, String environment) {
        if (name.value().equals(environment)) {
            name.fault(
                    "another environment than " + environment,
                    "This catalog's own environment is not foreign.",
                    "Remove it here; its blocks belong below service-vpcs.");
        }
    }

    private static <T> List<T> values(List<Located<T>> located) {
        return located.stream().map(Located::value).toList();
    }
}
