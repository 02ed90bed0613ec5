package io.portolan.testkit;

import io.portolan.testkit.LocalMskBuilder.VpcKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Declares a cluster of an estate, for {@link LocalMskBuilder#cluster}. Not thread-safe. */
public final class ClusterBuilder {

    final String name;
    String clusterName;
    String catalogName;

    @Nullable
    String environment;

    @Nullable
    String region;

    String account = "222222222222";
    String state = "ACTIVE";
    Duration sessionLife = Duration.ZERO;
    int brokers = 2;
    boolean provisioned;

    @Nullable
    String twinOf;

    boolean foundByName;
    boolean dualStack;
    boolean pinned;

    ClusterBuilder(String name) {
        this.name = name;
        this.clusterName = name;
        this.catalogName = name;
    }

    /** The service VPC that it is in. An estate with several service VPCs must say it for each cluster. */
    public ClusterBuilder inVpc(String environment, String region) {
        this.environment = environment;
        this.region = region;
        return this;
    }

    /** The account that owns it, twelve digits. Default {@code 222222222222}. */
    public ClusterBuilder account(String account) {
        this.account = account;
        return this;
    }

    /** Its name in the MSK API. The default is the name that it is declared with. */
    public ClusterBuilder clusterName(String name) {
        this.clusterName = name;
        return this;
    }

    /**
     * Its key in catalogs. The default is the name that it is declared with. Clusters of several regions with the same key
     * become one entry with {@code regions:}.
     */
    public ClusterBuilder catalogName(String name) {
        this.catalogName = name;
        return this;
    }

    /** Catalogs give its name and region instead of its ARN. */
    public ClusterBuilder foundByName() {
        this.foundByName = true;
        return this;
    }

    /** Catalogs pin its Kafka cluster id. It needs brokers. */
    public ClusterBuilder pinned() {
        this.pinned = true;
        return this;
    }

    /**
     * The time after which a connection must authenticate again ({@code connections.max.reauth.ms}). Zero is the default. It
     * means that only the expiry of the credentials ends a session.
     */
    public ClusterBuilder sessionLife(Duration life) {
        this.sessionLife = life;
        return this;
    }

    /** The number of its brokers. Default 2. Zero means the same as {@link #controlPlaneOnly()}. */
    public ClusterBuilder brokers(int count) {
        this.brokers = count;
        return this;
    }

    /** Its state in the MSK API, such as {@code CREATING}. Default {@code ACTIVE}. */
    public ClusterBuilder state(String state) {
        this.state = state;
        return this;
    }

    /** No broker runs. The cluster is in the MSK API and its names resolve, but its ports refuse connections. */
    public ClusterBuilder controlPlaneOnly() {
        this.brokers = 0;
        return this;
    }

    /**
     * It is a Provisioned cluster in the MSK API, with bootstrap brokers for private, multi-VPC and public access. No broker
     * runs and its names do not resolve.
     */
    public ClusterBuilder provisioned() {
        this.provisioned = true;
        this.brokers = 0;
        return this;
    }

    /**
     * It is dual-stack. The MSK API names bootstrap brokers for IPv6 too. Those names end in {@code api.aws} and lead to
     * {@code ::1}. The brokers have a listener there at a free port. Catalogs add the block {@code ::1/128} to its service VPC, so
     * only one service VPC of an estate may have dual-stack clusters.
     */
    public ClusterBuilder dualStack() {
        this.dualStack = true;
        return this;
    }

    /**
     * It is a twin of another cluster. It is in the same service VPC, or in another one of the region ({@link #inVpc}), such as
     * that of another environment. Its brokers have the other's names, certificate and grants,
     * but other addresses and another cluster id. DNS, the MSK API and catalogs do not know it. {@link Faults#swap} makes the
     * names lead to it.
     *
     * @param name the name that the other cluster is declared with
     */
    public ClusterBuilder twinOf(String name) {
        this.twinOf = name;
        return this;
    }

    VpcKey vpc() {
        return new VpcKey(String.valueOf(environment), String.valueOf(region));
    }
}
