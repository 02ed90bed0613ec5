package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster's bootstrap brokers; equal as sets, since the MSK API samples and orders them at random.
 *
 * @param addresses at least one, in the order given
 */
public record BootstrapBrokers(Set<BrokerAddress> addresses) {

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

    /** Those of a text {@code host:port,host:port}. */
    static BootstrapBrokers parse(String brokers) {
        return of(Arrays.stream(brokers.split(","))
                .map(String::strip)
                .map(BrokerAddress::parse)
                .toList());
    }

    /** The value of {@code bootstrap.servers}: {@code host:port,host:port}. */
    public String bootstrapServers() {
        return addresses.stream().map(BrokerAddress::toString).collect(Collectors.joining(","));
    }

    /** Whether these are MSK Serverless brokers, told from their names. */
    public boolean serverless() {
        return addresses.stream().anyMatch(address -> address.host().contains(".kafka-serverless."));
    }
}
