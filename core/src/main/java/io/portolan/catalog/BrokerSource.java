package io.portolan.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Where a cluster's bootstrap brokers come from. They are looked up by ARN or by name, or the catalog gives them. Immutable and
 * thread-safe.
 */
public sealed interface BrokerSource {

    /** The keys of a catalog that ask for a look-up. */
    List<String> LOOKUP_KEYS = List.of("arn", "cluster-name");

    /** Whether AWS is asked for the brokers. If not, the catalog gives all of them. */
    default boolean needsLookup() {
        return true;
    }

    /** The brokers that the catalog gives. Beside a look-up, they are the fallback and may be none. */
    List<BrokerAddress> givenBrokers();

    /** Domains, besides MSK's own, in which a look-up may find the brokers. */
    default List<String> hostSuffixes() {
        return List.of();
    }

    /** The cluster's ARN. It is empty if the catalog does not have it. */
    default Optional<MskClusterArn> knownArn() {
        return Optional.empty();
    }

    /**
     * The ARN. It is searched for if the catalog does not have it.
     *
     * @throws IllegalStateException if no look-up is needed.
     */
    String resolveArn(ArnSearch search);

    /** The text that distinguishes the cluster from others. It is the ARN or the name in MSK or the list of brokers. */
    String clusterKey();

    /** The source in the words of a report. */
    String description();

    /** The source in few words. */
    default String label() {
        return description();
    }

    /** Finds the ARNs that a catalog does not have. */
    interface ArnSearch {

        /** The ARN of the cluster that has exactly this name. */
        String findByName(String clusterName);
    }

    /**
     * A cluster whose brokers are looked up with {@code GetBootstrapBrokers} of the MSK API.
     *
     * @param arn the cluster's ARN
     * @param fallback the brokers to use if the MSK API cannot be asked and nothing newer is known. May be empty.
     * @param hostSuffixes domains, besides MSK's own, in which the brokers may have their names
     */
    record ByArn(MskClusterArn arn, List<BrokerAddress> fallback, List<String> hostSuffixes) implements BrokerSource {

        /** Copies the lists. */
        public ByArn {
            fallback = List.copyOf(fallback);
            hostSuffixes = List.copyOf(hostSuffixes);
        }

        /** A source whose brokers have MSK's names. */
        public ByArn(MskClusterArn arn, List<BrokerAddress> fallback) {
            this(arn, fallback, List.of());
        }

        /** A source without a fallback. */
        public ByArn(MskClusterArn arn) {
            this(arn, List.of());
        }

        @Override
        public List<BrokerAddress> givenBrokers() {
            return fallback;
        }

        @Override
        public Optional<MskClusterArn> knownArn() {
            return Optional.of(arn);
        }

        @Override
        public String resolveArn(ArnSearch search) {
            return arn.value();
        }

        @Override
        public String clusterKey() {
            return arn.value();
        }

        @Override
        public String description() {
            return arn.value();
        }
    }

    /**
     * A cluster that {@code ListClustersV2} of the MSK API finds by its exact name. The search runs in the account of the
     * control plane's role.
     *
     * @param clusterName the cluster's name in MSK
     * @param fallback the brokers to use if the MSK API cannot be asked and nothing newer is known. May be empty.
     * @param hostSuffixes domains, besides MSK's own, in which the brokers may have their names
     */
    record ByName(String clusterName, List<BrokerAddress> fallback, List<String> hostSuffixes) implements BrokerSource {

        /** Copies the lists. */
        public ByName {
            fallback = List.copyOf(fallback);
            hostSuffixes = List.copyOf(hostSuffixes);
        }

        /** A source whose brokers have MSK's names. */
        public ByName(String clusterName, List<BrokerAddress> fallback) {
            this(clusterName, fallback, List.of());
        }

        /** A source without a fallback. */
        public ByName(String clusterName) {
            this(clusterName, List.of());
        }

        @Override
        public List<BrokerAddress> givenBrokers() {
            return fallback;
        }

        @Override
        public String resolveArn(ArnSearch search) {
            return search.findByName(clusterName);
        }

        @Override
        public String clusterKey() {
            return clusterName;
        }

        @Override
        public String description() {
            return "the MSK cluster named " + clusterName;
        }

        @Override
        public String label() {
            return "MSK name " + clusterName;
        }
    }

    /**
     * Brokers that the catalog gives. Nothing is looked up.
     *
     * @param addresses the brokers in the order written
     */
    record Given(List<BrokerAddress> addresses) implements BrokerSource {

        /** Copies the addresses. */
        public Given {
            addresses = List.copyOf(addresses);
        }

        @Override
        public boolean needsLookup() {
            return false;
        }

        @Override
        public List<BrokerAddress> givenBrokers() {
            return addresses;
        }

        @Override
        public String resolveArn(ArnSearch search) {
            throw new IllegalStateException("Brokers that the catalog gives need no ARN");
        }

        @Override
        public String clusterKey() {
            return addresses.toString();
        }

        @Override
        public String description() {
            return "bootstrap servers given in the catalog";
        }
    }
}
