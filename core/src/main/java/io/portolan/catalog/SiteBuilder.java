package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a client site of a {@link CatalogBuilder}. It has a region if it is a VPC, or else name servers of its own. Not
 * thread-safe.
 *
 * <p>{@code site.nameServer(NameServerSoftware.BIND).cidrBlocks(List.of("192.168.7.0/24")).identities(List.of("arn:…"))}.
 */
public final class SiteBuilder {

    private final Map<String, Object> tree = new LinkedHashMap<>();

    SiteBuilder() {}

    /** Sets the region of the site's VPC. */
    public SiteBuilder region(String region) {
        tree.put("region", region);
        return this;
    }

    /** Sets the VPC's owner as twelve digits. */
    public SiteBuilder account(String account) {
        tree.put("account", account);
        return this;
    }

    /** Sets the VPC's id. */
    public SiteBuilder vpcId(String id) {
        tree.put("vpc-id", id);
        return this;
    }

    /** Sets the id of the outbound endpoint, or the word {@code create} if a plan shall have one. */
    public SiteBuilder outboundEndpoint(String id) {
        tree.put("outbound-endpoint", id);
        return this;
    }

    /** Uses the outbound endpoint and the rules of another site in the same region. */
    public SiteBuilder outboundEndpointOf(String site) {
        tree.put("outbound-endpoint-of", site);
        return this;
    }

    /** Sets two subnets or more for an outbound endpoint that is to be made. */
    public SiteBuilder subnets(List<String> ids) {
        tree.put("subnets", ids);
        return this;
    }

    /** Sets the security group of an outbound endpoint that exists. Without it, a plan has no rules for it. */
    public SiteBuilder outboundSecurityGroup(String id) {
        tree.put("outbound-security-group", id);
        return this;
    }

    /** Sets the software of the name servers of a site on premises. */
    public SiteBuilder nameServer(NameServerSoftware software) {
        tree.put("name-server", NestedMaps.word(software));
        return this;
    }

    /** Sets the address space of the site's clients and name servers. */
    public SiteBuilder cidrBlocks(List<String> blocks) {
        tree.put("cidr-blocks", blocks);
        return this;
    }

    /** Sets the ARNs of who assumes the first role. By default it is everybody in the site's account. */
    public SiteBuilder identities(List<String> arns) {
        tree.put("identities", arns);
        return this;
    }

    /** Sets the roles that the site's clients use. By default they use all of the catalog. */
    public SiteBuilder roles(List<String> names) {
        tree.put("roles", names);
        return this;
    }

    Map<String, Object> tree() {
        return tree;
    }
}
