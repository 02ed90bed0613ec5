package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A cluster of a {@link CatalogBuilder}: one of {@link #arn}, {@link #clusterName}, {@link #bootstrapServers} and
 * {@link #inRegion}, and how to enter it. Not thread-safe.
 *
 * <p>{@code cluster.clusterName("orders").region("us-west-2").role("orders-client")}.
 */
public final class ClusterBuilder {

    private final Map<String, Object> tree = new LinkedHashMap<>();

    ClusterBuilder() {}

    /** Names the cluster by its ARN; its region is read from it. */
    public ClusterBuilder arn(String arn) {
        return put("arn", arn);
    }

    /** Names the cluster by its own name, to be found in the account of its control plane role; needs {@link #region}. */
    public ClusterBuilder clusterName(String name) {
        return put("cluster-name", name);
    }

    /**
     * Gives the bootstrap brokers, {@code host:port} each. Alone, nothing is looked up; beside {@link #arn} or
     * {@link #clusterName} they are used where the MSK API cannot be asked and nothing newer is known.
     */
    public ClusterBuilder bootstrapServers(List<String> servers) {
        return put("bootstrap-servers", servers);
    }

    /** Sets the region. Not needed beside an ARN, or brokers' names that carry it, or for plain Kafka. */
    public ClusterBuilder region(String region) {
        return put("region", region);
    }

    /** Adds the cluster of this name in one of several regions; it inherits what is set here. */
    public ClusterBuilder inRegion(String region, Consumer<ClusterBuilder> cluster) {
        ClusterBuilder builder = new ClusterBuilder();
        cluster.accept(builder);
        NestedMaps.put(tree, "regions", region, builder.tree());
        return this;
    }

    /** Sets the role for Kafka, and for the MSK API unless that has its own; default: the base identity. */
    public ClusterBuilder role(String name) {
        return put("role", name);
    }

    /** Sets the role for the MSK API; default: {@link #role}. */
    public ClusterBuilder controlPlaneRole(String name) {
        return put("control-plane-role", name);
    }

    /** Sets which listener is used; default: {@link Connectivity#PRIVATE}. */
    public ClusterBuilder connectivity(Connectivity connectivity) {
        return put("connectivity", NestedMaps.word(connectivity));
    }

    /** Sets {@code SASL_SSL} (IAM, the default), {@code SSL} or {@code PLAINTEXT} (plain Kafka). */
    public ClusterBuilder securityProtocol(String protocol) {
        return put("security-protocol", protocol);
    }

    /** Sets the preflight policy; default: the catalog's. */
    public ClusterBuilder preflight(PreflightPolicy policy) {
        return put("preflight", NestedMaps.word(policy));
    }

    /** Sets a Kafka property, by Kafka's own name. */
    public ClusterBuilder kafka(String property, Object value) {
        NestedMaps.put(tree, "kafka", property, value);
        return this;
    }

    Map<String, Object> tree() {
        return tree;
    }

    private ClusterBuilder put(String key, Object value) {
        tree.put(key, value);
        return this;
    }
}
