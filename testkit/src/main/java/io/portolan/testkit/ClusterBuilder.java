package io.portolan.testkit;

import io.portolan.testkit.LocalMskBuilder.VpcKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Declares a cluster of an estate. Used by {@link LocalMskBuilder#cluster}; not thread-safe. */
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
    boolean foundByName;

    ClusterBuilder(String name) {
        this.name = name;
        this.clusterName = name;
        this.catalogName = name;
    }

    /** The service VPC that it is in. Needed, unless the estate has one VPC only. */
    public ClusterBuilder inVpc(String environment, String region) {
        this.environment = environment;
        this.region = region;
        return this;
    }

    /** The account that owns it. Default {@code 222222222222}. */
    public ClusterBuilder account(String account) {
        this.account = account;
        return this;
    }

    /** Its name in the MSK API. Default: the name that it is declared with. */
    public ClusterBuilder clusterName(String name) {
        this.clusterName = name;
        return this;
    }

    /**
     * Its key in catalogs. Default: the name that it is declared with. Clusters of several regions with the same key are
     * written as one entry with {@code regions:}.
     */
    public ClusterBuilder catalogName(String name) {
        this.catalogName = name;
        return this;
    }

    /** Catalogs give its name and region, in place of its ARN. */
    public ClusterBuilder foundByName() {
        this.foundByName = true;
        return this;
    }

    /**
     * After how long a connection must authenticate anew ({@code connections.max.reauth.ms}). Default zero: when its
     * credentials expire.
     */
    public ClusterBuilder sessionLife(Duration life) {
        this.sessionLife = life;
        return this;
    }

    /** How many brokers run. Default 2. */
    public ClusterBuilder brokers(int count) {
        this.brokers = count;
        return this;
    }

    /** Its state in the MSK API, such as {@code CREATING}. Default {@code ACTIVE}. */
    public ClusterBuilder state(String state) {
        this.state = state;
        return this;
    }

    /** No broker runs: the cluster has names, addresses and what the MSK API says, and its ports refuse. */
    public ClusterBuilder controlPlaneOnly() {
        this.brokers = 0;
        return this;
    }

    /**
     * The MSK API shows it as Provisioned, with bootstrap brokers for private, multi-VPC and public access. No broker runs,
     * and its names do not resolve.
     */
    public ClusterBuilder provisioned() {
        this.provisioned = true;
        this.brokers = 0;
        return this;
    }

    VpcKey vpc() {
        return new VpcKey(String.valueOf(environment), String.valueOf(region));
    }
}
