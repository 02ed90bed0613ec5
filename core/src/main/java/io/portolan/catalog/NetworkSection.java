package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                Located.values(catalog.list("host-resolvers", IpLiteral::nameServer)));
    }

    private Map<Region, ServiceVpc> serviceVpcs() {
        Map<Region, ServiceVpc> vpcs = new LinkedHashMap<>();
        for (Field entry : catalog.entries("service-vpcs")) {
            Optional<Region> region = entry.key().as(Regions::parse);
            Optional<Fields> vpc = region.isPresent() ? entry.node().fields() : Optional.empty();
            if (vpc.isPresent()) {
                vpcs.put(region.get(), serviceVpc(region.get(), vpc.get()));
            }
        }
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
            for (Located<InetSocketAddress> resolver : resolvers) {
                checkInside(resolver, region, blocks);
            }
        }
        return new ServiceVpc(region, blocks, Located.values(resolvers));
    }

    private static void checkInside(Located<InetSocketAddress> resolver, Region region, List<CidrBlock> blocks) {
        for (CidrBlock block : blocks) {
            if (block.contains(resolver.value().getAddress())) {
                return;
            }
        }
        resolver.fault(
                "an address within the service VPC of " + region.id() + ", "
                        + Quoted.list(blocks.stream().map(CidrBlock::toString).toList()),
                "An inbound endpoint has its addresses in its own VPC.",
                "Copy the endpoint's addresses from this VPC, or correct its CIDR blocks.");
    }

    private Map<String, List<CidrBlock>> foreignCidrBlocks(String environment) {
        Map<String, List<CidrBlock>> foreign = new LinkedHashMap<>();
        for (Field entry : catalog.entries("foreign-cidr-blocks")) {
            Optional<Located<String>> name = entry.key().located(Names::environment);
            if (name.isPresent()) {
                checkForeign(name.get(), environment);
                List<Located<CidrBlock>> blocks = Fields.list(entry.node(), CidrBlock::parse);
                foreign.put(
                        name.get().value(),
                        addressSpace.ofEnvironment(name.get().value(), blocks));
            }
        }
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
}
