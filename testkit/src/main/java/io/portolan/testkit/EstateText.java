package io.portolan.testkit;

import io.portolan.testkit.LocalMskBuilder.VpcKey;
import io.portolan.testkit.broker.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the parts of a catalog that describe the estate, so that plans can be made of it. */
final class EstateText {

    private final LocalMskBuilder declared;
    private final EstateNetworks networks;

    EstateText(LocalMskBuilder declared, EstateNetworks networks) {
        this.declared = declared;
        this.networks = networks;
    }

    /** What follows the addresses of a service VPC on its line. */
    String serviceVpc(LocalVpc vpc) {
        NetworkIds ids = networks.serviceVpc(new VpcKey(vpc.environment(), vpc.region()));
        return ", account: \"" + ids.account() + "\", vpc-id: " + ids.vpcId() + ", inbound-endpoint: create, subnets: "
                + ids.subnets() + ", cluster-security-group: " + ids.securityGroup();
    }

    /**
     * The lines below {@code client-sites}.
     *
     * @param roles the keys of the roles that a site can assume as the catalog says
     * @param defaultRoles the keys of the roles that a site has if its entry names none
     */
    List<String> clientSites(Collection<Site> sites, Function<Site, List<String>> roles, List<String> defaultRoles) {
        List<String> lines = new ArrayList<>();
        for (Site site : sites) {
            List<String> usable = roles.apply(site);
            if (!usable.isEmpty()) {
                String limit = usable.equals(defaultRoles) ? "" : ", roles: " + usable;
                lines.add("  " + site.name() + ": {" + network(site) + ", identities: [\"" + site.identityArn() + "\"]"
                        + limit + "}");
            }
        }
        return lines;
    }

    private String network(Site site) {
        NetworkIds ids = networks.sites().get(site.name());
        if (ids == null) {
            return "name-server: bind, cidr-blocks: ["
                    + networks.sitesOnPremises().get(site.name()) + "]";
        }
        SiteBuilder builder = declared.sites.get(site.name());
        String endpoint = builder == null || builder.outboundEndpointOf == null
                ? "outbound-endpoint: create, subnets: " + ids.subnets()
                : "outbound-endpoint-of: " + builder.outboundEndpointOf;
        return "region: " + ids.region() + ", account: \"" + ids.account() + "\", vpc-id: " + ids.vpcId()
                + ", cidr-blocks: [" + ids.cidrBlock() + "], " + endpoint;
    }

    /** The line that says what a role may do. */
    static String access(RoleBuilder role) {
        List<Grant> grants = role.uses.stream().map(RoleBuilder.Use::grant).toList();
        List<Grant> reads = grants.stream().filter(Grant::reads).toList();
        List<Grant> writes = grants.stream().filter(Grant::writes).toList();
        List<String> keys = new ArrayList<>();
        if (!reads.isEmpty()) {
            keys.add("read-topics: " + topics(reads) + ", groups: [\"*\"]");
        }
        if (!writes.isEmpty()) {
            keys.add("write-topics: " + topics(writes) + ", transactional-ids: [\"*\"]");
        }
        return "    access: {" + String.join(", ", keys) + "}";
    }

    private static String topics(List<Grant> grants) {
        return grants.stream()
                .map(grant -> "\"" + grant.topicPrefix() + "*\"")
                .distinct()
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
