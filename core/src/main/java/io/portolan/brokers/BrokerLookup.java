package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Hop;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.RoleChain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** One question to the MSK API. Equal to another that has the same answer, whatever the clusters are called. */
final class BrokerLookup {

    private final ClusterDefinition cluster;
    private final Region region;
    private final String listener;
    private final List<Object> key;
    private final int hash;

    BrokerLookup(ClusterDefinition cluster) {
        this.cluster = cluster;
        if (cluster.region().isEmpty()) {
            throw new IllegalArgumentException(cluster.name() + " has no region to look it up in");
        }
        region = cluster.region().get();
        listener = MskListeners.name(cluster.access());
        key = List.of(source(), region, listener, roles());
        hash = source().clusterKey().hashCode();
    }

    ClusterDefinition cluster() {
        return cluster;
    }

    /** One that needs a look-up. */
    BrokerSource source() {
        return cluster.source();
    }

    /** Brokers to use where the MSK API cannot be asked; may be empty. */
    List<BrokerAddress> fallback() {
        return source().givenBrokers();
    }

    Region region() {
        return region;
    }

    Optional<RoleChain> roles() {
        return cluster.access().controlPlane();
    }

    /** By {@link MskListeners#name}. */
    String listener() {
        return listener;
    }

    /** The cluster in words: name as asked for, what it is in AWS, account and region. */
    String description() {
        return "cluster " + cluster.name() + " (" + source().label() + ", account " + account() + ", " + region + ")";
    }

    /** Who asks. */
    String caller() {
        return lastHop().map(hop -> "role " + hop.roleArn()).orElse("the base identity");
    }

    String account() {
        Optional<MskClusterArn> arn = source().knownArn();
        if (arn.isPresent()) {
            return arn.get().account();
        }
        return lastHop().map(Hop::account).orElse("of the base identity");
    }

    private Optional<Hop> lastHop() {
        return roles().map(RoleChain::lastHop);
    }

    /** The same cluster has the same question; by comparison of records, which a JVM links when first used, others may have too. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof BrokerLookup that && (cluster == that.cluster || key.equals(that.key));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return description();
    }
}
