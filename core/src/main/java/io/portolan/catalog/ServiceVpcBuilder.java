package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds what a {@link CatalogBuilder} says of a service VPC in AWS. Not thread-safe.
 *
 * <p>{@code vpc.account("222222222222").vpcId("vpc-…").inboundEndpoint("create").subnets(List.of("subnet-…", "subnet-…"))}.
 */
public final class ServiceVpcBuilder {

    private final Map<String, Object> tree = new LinkedHashMap<>();

    ServiceVpcBuilder(List<String> cidrBlocks, List<String> inboundResolvers) {
        tree.put("cidr-blocks", cidrBlocks);
        tree.put("inbound-resolvers", inboundResolvers);
    }

    /** Sets the VPC's owner as twelve digits. */
    public ServiceVpcBuilder account(String account) {
        tree.put("account", account);
        return this;
    }

    /** Sets the VPC's id. */
    public ServiceVpcBuilder vpcId(String id) {
        tree.put("vpc-id", id);
        return this;
    }

    /** Sets the id of the inbound endpoint, or the word {@code create} if a plan shall have one. */
    public ServiceVpcBuilder inboundEndpoint(String id) {
        tree.put("inbound-endpoint", id);
        return this;
    }

    /** Sets the subnet of each inbound resolver in their order. An endpoint that is to be made needs them. */
    public ServiceVpcBuilder subnets(List<String> ids) {
        tree.put("subnets", ids);
        return this;
    }

    /** Sets the security group of an inbound endpoint that exists. */
    public ServiceVpcBuilder inboundSecurityGroup(String id) {
        tree.put("inbound-security-group", id);
        return this;
    }

    /** Sets the security group of the MSK clusters. Without it, a plan has no rules for it. */
    public ServiceVpcBuilder clusterSecurityGroup(String id) {
        tree.put("cluster-security-group", id);
        return this;
    }

    Map<String, Object> tree() {
        return tree;
    }
}
