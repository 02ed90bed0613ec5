package io.portolan.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads where a service VPC is in AWS. An entry of {@code service-vpcs} that says nothing of it is no part of the estate. */
final class ServiceVpcSection {

    /** The keys of an entry. The first two are for clients. */
    static final List<String> KEYS = List.of(
            "cidr-blocks",
            "inbound-resolvers",
            "account",
            "vpc-id",
            "inbound-endpoint",
            "subnets",
            "inbound-security-group",
            "cluster-security-group");

    private static final List<String> ESTATE_KEYS = KEYS.subList(2, KEYS.size());

    private final MapNode vpc;
    private final ResourceClaims claims;

    ServiceVpcSection(MapNode vpc, ResourceClaims claims) {
        this.vpc = vpc;
        this.claims = claims;
    }

    static boolean describesEstate(MapNode vpc) {
        return !Collections.disjoint(ESTATE_KEYS, vpc.nodes().keySet());
    }

    /** Empty if a key is missing or has a fault. */
    Optional<ServiceVpcSite> read(Region region) {
        requireKeys();
        Optional<String> account = vpc.value("account", ResourceRules::account);
        Optional<ParsedValue<String>> id = vpc.valueWithPlace("vpc-id", ResourceRules::vpc);
        claims.claimForServiceVpc(id);
        Optional<ParsedValue<String>> endpoint = vpc.valueWithPlace("inbound-endpoint", ResourceRules::inboundEndpoint);
        checkEndpoint(endpoint);
        List<String> subnets = ParsedValue.values(vpc.list("subnets", ResourceRules::subnet));
        Optional<String> inboundGroup = vpc.value("inbound-security-group", ResourceRules::securityGroup);
        Optional<String> clusterGroup = vpc.value("cluster-security-group", ResourceRules::securityGroup);
        if (account.isEmpty() || id.isEmpty() || endpoint.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> existing = isWished(endpoint.get())
                ? Optional.empty()
                : Optional.of(endpoint.get().value());
        VpcLocation location = new VpcLocation(region, account.get(), id.get().value());
        return Optional.of(new ServiceVpcSite(location, existing, subnets, inboundGroup, clusterGroup));
    }

    private void requireKeys() {
        String cause = "The other keys say where the service VPC is in AWS, and that needs it too.";
        vpc.require("account", cause, "Add it, as in account: \"222222222222\"");
        vpc.require("vpc-id", cause, "Add it, as in vpc-id: vpc-0a1b2c3d4e5f60718");
        vpc.require(
                "inbound-endpoint",
                cause,
                "Add it, as in inbound-endpoint: rslvr-in-0a1b2c3d4e5f60718, or write create if there is none.");
        vpc.require(
                "inbound-resolvers",
                "They are the addresses of the inbound endpoint, and forwarding rules lead to them.",
                "Add them, as in inbound-resolvers: [10.20.1.53, 10.20.2.53]");
    }

    private void checkEndpoint(Optional<ParsedValue<String>> endpoint) {
        if (endpoint.isPresent() && isWished(endpoint.get())) {
            checkWished(endpoint.get());
        } else if (endpoint.isPresent()) {
            claims.claimForServiceVpc(endpoint);
            vpc.require(
                    "inbound-security-group",
                    "The security group of the endpoint must let questions in.",
                    "Add that of the endpoint, as in inbound-security-group: sg-0a1b2c3d4e5f60718");
        }
        int resolvers = vpc.size("inbound-resolvers");
        int subnets = vpc.size("subnets");
        if (resolvers > 0 && subnets > 0 && subnets != resolvers) {
            vpc.refuse(
                    "subnets",
                    "as many subnets as inbound-resolvers, in their order",
                    "There are " + subnets + " subnets for " + resolvers + " addresses.",
                    "Write the subnet of each address. Two addresses may have the same one.");
        }
    }

    private void checkWished(ParsedValue<String> endpoint) {
        vpc.require(
                "subnets",
                "The endpoint is to be made, and each of its addresses is in a subnet.",
                "Add one for each of the inbound-resolvers, in their order.");
        vpc.refuse(
                "inbound-security-group",
                "no such key beside inbound-endpoint: create",
                "A security group is made with the endpoint.",
                "Remove it, or name the endpoint that exists.");
        if (vpc.size("inbound-resolvers") == 1) {
            endpoint.addFault(
                    "two or more inbound-resolvers for an endpoint that is to be made",
                    "Route 53 Resolver makes no endpoint with fewer than two addresses.",
                    "Add an address in another availability zone.");
        }
    }

    private static boolean isWished(ParsedValue<String> endpoint) {
        return endpoint.value().equals(ResourceRules.CREATE);
    }
}
