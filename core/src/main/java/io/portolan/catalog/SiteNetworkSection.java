package io.portolan.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads the VPC of a client site and its outbound endpoint. */
final class SiteNetworkSection {

    /** The keys that only a site in AWS has, besides {@code region}. */
    static final List<String> KEYS = List.of(
            "account", "vpc-id", "outbound-endpoint", "outbound-endpoint-of", "subnets", "outbound-security-group");

    private final MapNode site;
    private final ResourceClaims claims;

    SiteNetworkSection(MapNode site, ResourceClaims claims) {
        this.site = site;
        this.claims = claims;
    }

    /** Whether a site says something of a VPC. */
    static boolean isIn(MapNode site) {
        return !Collections.disjoint(KEYS, site.nodes().keySet());
    }

    /** Empty if a key is missing or has a fault. */
    Optional<SiteNetwork> read() {
        String cause = "Rules are made in the account and associated with the VPC.";
        site.require("account", cause, "Add it, as in account: \"333333333333\"");
        site.require("vpc-id", cause, "Add it, as in vpc-id: vpc-0a1b2c3d4e5f60718");
        Optional<Region> region = site.value("region", AwsRegions::parse);
        Optional<String> account = site.value("account", ResourceRules::account);
        Optional<ParsedValue<String>> vpc = site.valueWithPlace("vpc-id", ResourceRules::vpc);
        claims.claimVpcForSite(vpc);
        Optional<OutboundEndpoint> endpoint = endpoint();
        List<String> subnets = ParsedValue.values(site.list("subnets", ResourceRules::subnet));
        Optional<String> group = site.value("outbound-security-group", ResourceRules::securityGroup);
        if (region.isEmpty() || account.isEmpty() || vpc.isEmpty() || endpoint.isEmpty()) {
            return Optional.empty();
        }
        VpcLocation location =
                new VpcLocation(region.get(), account.get(), vpc.get().value());
        return Optional.of(new SiteNetwork(location, endpoint.get(), subnets, group));
    }

    private Optional<OutboundEndpoint> endpoint() {
        if (site.has("outbound-endpoint") == site.has("outbound-endpoint-of")) {
            site.place()
                    .addFault(
                            "either outbound-endpoint or outbound-endpoint-of",
                            site.describe(),
                            "Forwarding rules go through one outbound endpoint.",
                            "Write outbound-endpoint: <its id>, outbound-endpoint: create, or outbound-endpoint-of: <another site>.");
            return Optional.empty();
        }
        if (site.has("outbound-endpoint-of")) {
            refuseBesideReference("subnets");
            refuseBesideReference("outbound-security-group");
            return site.text("outbound-endpoint-of").map(name -> new OutboundEndpoint.OfSite(name.value()));
        }
        Optional<ParsedValue<String>> endpoint =
                site.valueWithPlace("outbound-endpoint", ResourceRules::outboundEndpoint);
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        if (endpoint.get().value().equals(ResourceRules.CREATE)) {
            checkWished();
            return Optional.of(new OutboundEndpoint.Wished());
        }
        claims.claimEndpointForSite(endpoint);
        return Optional.of(new OutboundEndpoint.Existing(endpoint.get().value()));
    }

    private void refuseBesideReference(String key) {
        site.refuse(
                key,
                "no such key beside outbound-endpoint-of",
                "It belongs to the site that has the endpoint.",
                "Remove it, or write outbound-endpoint in place of outbound-endpoint-of.");
    }

    private void checkWished() {
        String cause = "Route 53 Resolver makes no endpoint with fewer than two addresses, and each is in a subnet.";
        String fix = "Add two subnets in two availability zones.";
        site.require("subnets", cause, fix);
        if (site.size("subnets") == 1) {
            site.refuse("subnets", "two or more subnets", cause, fix);
        }
        site.refuse(
                "outbound-security-group",
                "no such key beside outbound-endpoint: create",
                "A security group is made with the endpoint.",
                "Remove it, or name the endpoint that exists.");
    }
}
