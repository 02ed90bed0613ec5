package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Hop;
import io.portolan.catalog.IpFamily;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.RoleChain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** One question to the MSK API. Two are equal if they have the same answer. The logical names of clusters do not count. */
final class BrokerLookup {

    private final ClusterDefinition cluster;
    private final Region region;
    private final String listener;
    private final List<Object> key;
    private final int hash;

    BrokerLookup(ClusterDefinition cluster) {
        this.cluster = cluster;
        if (cluster.region().isEmpty()) {
            throw new IllegalArgumentException(cluster.name() + " has no region for its look-up");
        }
        region = cluster.region().get();
        listener = MskListeners.name(cluster.access(), ip());
        key = List.of(source(), region, listener, ip(), roles());
        hash = source().clusterKey().hashCode();
    }

    ClusterDefinition cluster() {
        return cluster;
    }

    /** Where the brokers come from. This source needs a look-up. */
    BrokerSource source() {
        return cluster.source();
    }

    /** Brokers to use if the MSK API cannot be asked. May be empty. */
    List<BrokerAddress> fallback() {
        return source().givenBrokers();
    }

    Region region() {
        return region;
    }

    /** The IP version that is wanted. Empty if it is the JVM's choice. */
    Optional<IpFamily> ip() {
        return cluster.settings().ip();
    }

    Optional<RoleChain> roles() {
        return cluster.access().controlPlane();
    }

    /** The listener's name as in {@link MskListeners#name}. */
    String listener() {
        return listener;
    }

    /** The cluster in words. It has the logical name and what the cluster is in AWS with its account and region. */
    String description() {
        return "cluster " + cluster.name() + " (" + source().label() + ", account " + account() + ", " + region + ")";
    }

    /** Who asks the MSK API. */
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

    /** Compares the instances of clusters first, because a JVM links the comparison of records when it is first used. */
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
