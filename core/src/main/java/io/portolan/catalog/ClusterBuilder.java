package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Builds a cluster of a {@link CatalogBuilder}. A cluster has one source, which is one of {@link #arn}, {@link #clusterName},
 * {@link #bootstrapServers} and {@link #inRegion}. Only bootstrap servers may stand beside an ARN or a cluster name. The other
 * methods say how clients enter it. Not thread-safe.
 *
 * <p>{@code cluster.clusterName("orders").region("us-west-2").role("orders-client")}.
 */
public final class ClusterBuilder {

    private final Map<String, Object> tree = new LinkedHashMap<>();

    ClusterBuilder() {}

    /** Names the cluster by its ARN. The ARN also gives the region. */
    public ClusterBuilder arn(String arn) {
        return put("arn", arn);
    }

    /**
     * Names the cluster by its name in MSK. It is searched for in the account of its control plane role. Needs {@link #region}.
     */
    public ClusterBuilder clusterName(String name) {
        return put("cluster-name", name);
    }

    /**
     * Gives the bootstrap brokers as {@code host:port} each. Alone, they are used as they are and nothing is looked up. Beside
     * {@link #arn} or {@link #clusterName} they are the fallback. It is used if the MSK API cannot be asked and nothing
     * newer is known.
     */
    public ClusterBuilder bootstrapServers(List<String> servers) {
        return put("bootstrap-servers", servers);
    }

    /** Sets the region. It is not needed beside an ARN, nor with MSK's broker names, which carry it, nor for plain Kafka. */
    public ClusterBuilder region(String region) {
        return put("region", region);
    }

    /** Adds the cluster of this name in one of several regions. It inherits what is set on this builder. */
    public ClusterBuilder inRegion(String region, Consumer<ClusterBuilder> cluster) {
        ClusterBuilder builder = new ClusterBuilder();
        cluster.accept(builder);
        NestedMaps.put(tree, "regions", region, builder.tree());
        return this;
    }

    /**
     * Allows brokers with names in these domains besides MSK's own. The names of a look-up or a snapshot are checked. The default is
     * none.
     */
    public ClusterBuilder hostSuffixes(List<String> domains) {
        return put("host-suffixes", domains);
    }

    /** Sets the role for Kafka and also for the MSK API if that has none. The default is the base identity. */
    public ClusterBuilder role(String name) {
        return put("role", name);
    }

    /** Sets the role for the MSK API. The default is {@link #role}. */
    public ClusterBuilder controlPlaneRole(String name) {
        return put("control-plane-role", name);
    }

    /** Sets which listener is used. The default is {@link Connectivity#PRIVATE}. */
    public ClusterBuilder connectivity(Connectivity connectivity) {
        return put("connectivity", NestedMaps.word(connectivity));
    }

    /** Sets the IP version of a dual-stack cluster that clients use. The default is the one that the JVM prefers. */
    public ClusterBuilder ip(IpFamily family) {
        return put("ip", NestedMaps.word(family));
    }

    /**
     * Sets the security protocol by Kafka's name. {@code SASL_SSL} is the default and means IAM. {@code SSL} and
     * {@code PLAINTEXT} are for plain Kafka.
     */
    public ClusterBuilder securityProtocol(String protocol) {
        return put("security-protocol", protocol);
    }

    /**
     * Sets the Kafka cluster id, or {@code learn}. Brokers with another id get no traffic. {@code learn} takes the id that
     * the first preflight sees. Without it, another id than before is a warning.
     */
    public ClusterBuilder clusterId(String id) {
        return put("cluster-id", id);
    }

    /** Sets the preflight policy. The default is the catalog's. */
    public ClusterBuilder preflight(PreflightPolicy policy) {
        return put("preflight", NestedMaps.word(policy));
    }

    /** Sets a Kafka property by Kafka's own name. */
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
