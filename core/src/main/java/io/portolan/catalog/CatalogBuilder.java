package io.portolan.catalog;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Builds a catalog in code. Each method writes the key of the same name of a {@code portolan.yaml}. {@link #build} checks all
 * keys together. Not thread-safe.
 *
 * <pre>{@code
 * ClusterCatalog catalog = ClusterCatalog.builder()
 *         .environment("prod")
 *         .serviceVpc("us-east-2", List.of("10.20.0.0/16"), List.of("10.20.1.53", "10.20.2.53"))
 *         .role("orders-client", role -> role.hop("arn:aws:iam::222222222222:role/orders-client"))
 *         .cluster("orders", cluster -> cluster.arn("arn:aws:kafka:…").role("orders-client"))
 *         .build();
 * }</pre>
 */
public final class CatalogBuilder {

    private final Map<String, Object> tree = new LinkedHashMap<>();

    CatalogBuilder() {}

    /** Names the environment. It is needed as soon as there are service VPCs or foreign CIDR blocks. */
    public CatalogBuilder environment(String name) {
        tree.put("environment", name);
        return this;
    }

    /** Sets the client's own region. By default the AWS SDK's region provider chain finds it. */
    public CatalogBuilder region(String region) {
        tree.put("region", region);
        return this;
    }

    /**
     * Declares the service VPC of a region. Its inbound resolvers are {@code IP} or {@code IP:port}, with port 53 by default.
     */
    public CatalogBuilder serviceVpc(String region, List<String> cidrBlocks, List<String> inboundResolvers) {
        NestedMaps.put(
                tree, "service-vpcs", region, Map.of("cidr-blocks", cidrBlocks, "inbound-resolvers", inboundResolvers));
        return this;
    }

    /**
     * Declares the service VPC of a region and says where it is in AWS. Clients do not read the latter. Plans of the estate are
     * made of it.
     */
    public CatalogBuilder serviceVpc(
            String region,
            List<String> cidrBlocks,
            List<String> inboundResolvers,
            Consumer<ServiceVpcBuilder> serviceVpc) {
        ServiceVpcBuilder builder = new ServiceVpcBuilder(cidrBlocks, inboundResolvers);
        serviceVpc.accept(builder);
        NestedMaps.put(tree, "service-vpcs", region, builder.tree());
        return this;
    }

    /** Declares a place where clients run. Clients themselves do not read it. Plans of the estate are made of it. */
    public CatalogBuilder clientSite(String name, Consumer<SiteBuilder> site) {
        SiteBuilder builder = new SiteBuilder();
        site.accept(builder);
        NestedMaps.put(tree, "client-sites", name, builder.tree());
        return this;
    }

    /**
     * Names the role that reads how an account is configured.
     *
     * @param account the account as twelve digits
     * @param role the key of a role whose last hop is in this account
     */
    public CatalogBuilder inspectRole(String account, String role) {
        NestedMaps.put(tree, "inspect-roles", account, role);
        return this;
    }

    /** Declares address space of another environment. An answer of DNS in it is a failure. */
    public CatalogBuilder foreignCidrBlocks(String environment, List<String> cidrBlocks) {
        NestedMaps.put(tree, "foreign-cidr-blocks", environment, cidrBlocks);
        return this;
    }

    /**
     * Sets the name servers to ask as the host resolver. Each is {@code IP} or {@code IP:port}. By default they are the host's
     * own.
     */
    public CatalogBuilder hostResolvers(List<String> resolvers) {
        tree.put("host-resolvers", resolvers);
        return this;
    }

    /** Sets the endpoint of STS. By default the AWS SDK chooses it. */
    public CatalogBuilder stsEndpoint(URI endpoint) {
        NestedMaps.put(tree, "endpoints", "sts", endpoint);
        return this;
    }

    /** Sets the endpoint of the MSK API in a region. By default the AWS SDK chooses it. */
    public CatalogBuilder kafkaEndpoint(String region, URI endpoint) {
        NestedMaps.put(NestedMaps.submap(tree, "endpoints"), "kafka", region, endpoint);
        return this;
    }

    /**
     * Sets the endpoint in a region of the services that tell how the estate is configured. By default the AWS SDK chooses each.
     */
    public CatalogBuilder inspectEndpoint(String region, URI endpoint) {
        NestedMaps.put(NestedMaps.submap(tree, "endpoints"), "inspect", region, endpoint);
        return this;
    }

    /** Allows the endpoints above to be {@code http:} on other hosts. By default only those on this host may be. */
    public CatalogBuilder allowHttp() {
        NestedMaps.put(tree, "endpoints", "allow-http", true);
        return this;
    }

    /** Sets what the snapshot of last known brokers is for. The default is {@link SnapshotPolicy#PREFER_SNAPSHOT}. */
    public CatalogBuilder snapshot(SnapshotPolicy policy) {
        NestedMaps.put(tree, "snapshot", "policy", NestedMaps.word(policy));
        return this;
    }

    /**
     * Sets the folder in which Portolan makes its own for snapshots. A relative path starts at the working directory, and a leading
     * {@code ~} is the user's home. The default is in this user's cache folder.
     */
    public CatalogBuilder snapshotDirectory(Path directory) {
        NestedMaps.put(tree, "snapshot", "directory", directory);
        return this;
    }

    /** Declares a role. */
    public CatalogBuilder role(String name, Consumer<RoleBuilder> role) {
        RoleBuilder builder = new RoleBuilder();
        role.accept(builder);
        NestedMaps.put(tree, "roles", name, builder.tree());
        return this;
    }

    /** Declares a cluster. */
    public CatalogBuilder cluster(String name, Consumer<ClusterBuilder> cluster) {
        ClusterBuilder builder = new ClusterBuilder();
        cluster.accept(builder);
        NestedMaps.put(tree, "clusters", name, builder.tree());
        return this;
    }

    /** Sets the preflight policy of clusters without their own. The default is {@link PreflightPolicy#FAIL}. */
    public CatalogBuilder preflight(PreflightPolicy policy) {
        NestedMaps.put(tree, "defaults", "preflight", NestedMaps.word(policy));
        return this;
    }

    /** Sets a Kafka property for all clusters. A cluster's own value comes first. */
    public CatalogBuilder kafka(String property, Object value) {
        NestedMaps.put(NestedMaps.submap(tree, "defaults"), "kafka", property, value);
        return this;
    }

    /**
     * Builds and checks the catalog. No name is resolved and nothing is called.
     *
     * @throws io.portolan.diagnosis.PortolanException with one {@code CATALOG_INVALID} finding for each fault. They are in the
     *     order of the calls.
     */
    public ClusterCatalog build() {
        return ClusterCatalog.of(tree, "The catalog", path -> "");
    }
}
