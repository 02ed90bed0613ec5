package io.portolan.catalog;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A catalog in code. Each method writes the key of the same name of a {@code portolan.yaml}; what is written is checked by
 * {@link #build}, all of it together. Not thread-safe.
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

    /** Names the environment; needed as soon as there are service VPCs or foreign CIDR blocks. */
    public CatalogBuilder environment(String name) {
        tree.put("environment", name);
        return this;
    }

    /** Sets the client's own region; default: the AWS SDK's region provider chain. */
    public CatalogBuilder region(String region) {
        tree.put("region", region);
        return this;
    }

    /** Declares the service VPC of a region: its CIDR blocks, and its inbound resolvers as {@code IP} or {@code IP:port}. */
    public CatalogBuilder serviceVpc(String region, List<String> cidrBlocks, List<String> inboundResolvers) {
        NestedMaps.put(
                tree, "service-vpcs", region, Map.of("cidr-blocks", cidrBlocks, "inbound-resolvers", inboundResolvers));
        return this;
    }

    /** Declares address space of another environment. */
    public CatalogBuilder foreignCidrBlocks(String environment, List<String> cidrBlocks) {
        NestedMaps.put(tree, "foreign-cidr-blocks", environment, cidrBlocks);
        return this;
    }

    /** Sets the name servers to ask as the host resolver, {@code IP} or {@code IP:port}; default: the host's own. */
    public CatalogBuilder hostResolvers(List<String> resolvers) {
        tree.put("host-resolvers", resolvers);
        return this;
    }

    /** Sets the endpoint of STS; default: the SDK's own choice. */
    public CatalogBuilder stsEndpoint(URI endpoint) {
        NestedMaps.put(tree, "endpoints", "sts", endpoint);
        return this;
    }

    /** Sets the endpoint of the MSK API in a region; default: the SDK's own choice. */
    public CatalogBuilder kafkaEndpoint(String region, URI endpoint) {
        NestedMaps.put(NestedMaps.submap(tree, "endpoints"), "kafka", region, endpoint);
        return this;
    }

    /** Sets what the snapshot of last known brokers is for; default: {@link SnapshotPolicy#PREFER_SNAPSHOT}. */
    public CatalogBuilder snapshot(SnapshotPolicy policy) {
        NestedMaps.put(tree, "snapshot", "policy", NestedMaps.word(policy));
        return this;
    }

    /** Sets the folder of the snapshot, relative to the working directory; default: in this user's cache folder. */
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

    /** Sets the preflight policy of clusters without their own; default: {@link PreflightPolicy#FAIL}. */
    public CatalogBuilder preflight(PreflightPolicy policy) {
        NestedMaps.put(tree, "defaults", "preflight", NestedMaps.word(policy));
        return this;
    }

    /** Sets a Kafka property for all clusters; a cluster's own goes before it. */
    public CatalogBuilder kafka(String property, Object value) {
        NestedMaps.put(NestedMaps.submap(tree, "defaults"), "kafka", property, value);
        return this;
    }

    /**
     * The catalog.
     *
     * @throws io.portolan.diagnosis.PortolanException with one {@code CATALOG_INVALID} finding for each fault, in the order
     *     of the calls
     */
    public ClusterCatalog build() {
        return ClusterCatalog.of(tree, "The catalog", path -> "");
    }
}
