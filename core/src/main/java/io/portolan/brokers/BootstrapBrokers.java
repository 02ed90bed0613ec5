package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.MskZone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's bootstrap brokers. Two values are equal if they have the same addresses in any order, because the MSK API orders
 * them at random. Immutable and thread-safe.
 *
 * @param addresses at least one address in the given order
 */
public record BootstrapBrokers(Set<BrokerAddress> addresses) {

    /** More than any cluster of MSK has. */
    private static final int MOST = 500;

    /**
     * Copies the addresses.
     *
     * @throws IllegalArgumentException if there are none
     */
    public BootstrapBrokers {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("A cluster has at least one bootstrap broker");
        }
        addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
    }

    static BootstrapBrokers of(Collection<BrokerAddress> addresses) {
        return new BootstrapBrokers(new LinkedHashSet<>(addresses));
    }

    /**
     * Parses the value of {@code bootstrap.servers}.
     *
     * @throws IllegalArgumentException if it has a fault or more than 500 brokers
     */
    static BootstrapBrokers parse(String brokers) {
        String[] texts = brokers.split(",", MOST + 2);
        if (texts.length > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " brokers");
        }
        List<BrokerAddress> addresses = new ArrayList<>();
        for (String address : texts) {
            addresses.add(BrokerAddress.parse(address.strip()));
        }
        return of(addresses);
    }

    /** The value of Kafka's {@code bootstrap.servers} in the form {@code host:port,host:port}. */
    public String bootstrapServers() {
        StringJoiner servers = new StringJoiner(",");
        for (BrokerAddress address : addresses) {
            servers.add(address.toString());
        }
        return servers.toString();
    }

    /** Whether these are brokers of MSK Serverless. Their host names show it. */
    public boolean serverless() {
        for (BrokerAddress address : addresses) {
            Optional<MskZone> zone = MskZone.ofHost(address.host());
            if (zone.isPresent() && zone.get().serverless()) {
                return true;
            }
        }
        return false;
    }

    // Written out, because linking the first generated method of a record takes 20 ms of a start.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BootstrapBrokers that && addresses.equals(that.addresses);
    }

    @Override
    public int hashCode() {
        return addresses.hashCode();
    }
}
