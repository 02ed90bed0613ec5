package io.portolan.catalog;

import java.util.List;
import java.util.Optional;

/** Where a cluster's bootstrap brokers come from: looked up by ARN or by name, or given in the catalog. Immutable, thread-safe. */
public sealed interface BrokerSource {

    /** The keys of a catalog that have brokers looked up. */
    List<String> LOOKUP_KEYS = List.of("arn", "cluster-name");

    /** Whether AWS is asked for the brokers. Else all of them are given. */
    boolean needsLookup();

    /** The brokers that the catalog gives. Beside a look-up they are those to fall back on, and may be none. */
    List<BrokerAddress> givenBrokers();

    /** The cluster's ARN, where the catalog has it. */
    Optional<MskClusterArn> knownArn();

    /**
     * The ARN, known or searched for.
     *
     * @throws IllegalStateException if no look-up is needed
     */
    String resolveArn(ArnSearch search);

    /** What tells the cluster from others: its ARN, its name in MSK, or its brokers. */
    String clusterKey();

    /** The source in the words of a report. */
    String description();

    /** The same in few words. */
    default String label() {
        return description();
    }

    /** Finds the ARNs that a catalog does not have. */
    interface ArnSearch {

        /** The ARN of the cluster of this exact name. */
        String findByName(String clusterName);
    }

    /**
     * Looked up with {@code GetBootstrapBrokers}.
     *
     * @param fallback brokers to use where the MSK API cannot be asked and nothing newer is known; may be empty
     */
    record ByArn(MskClusterArn arn, List<BrokerAddress> fallback) implements BrokerSource {

        /** Copies the addresses. */
        public ByArn {
            fallback = List.copyOf(fallback);
        }

        /** Without a fallback. */
        public ByArn(MskClusterArn arn) {
            this(arn, List.of());
        }

        @Override
        public boolean needsLookup() {
            return true;
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
     * Found by exact name with {@code ListClustersV2}, in the account of the control plane's role.
     *
     * @param fallback brokers to use where the MSK API cannot be asked and nothing newer is known; may be empty
     */
    record ByName(String clusterName, List<BrokerAddress> fallback) implements BrokerSource {

        /** Copies the addresses. */
        public ByName {
            fallback = List.copyOf(fallback);
        }

        /** Without a fallback. */
        public ByName(String clusterName) {
            this(clusterName, List.of());
        }

        @Override
        public boolean needsLookup() {
            return true;
        }

        @Override
        public List<BrokerAddress> givenBrokers() {
            return fallback;
        }

        @Override
        public Optional<MskClusterArn> knownArn() {
            return Optional.empty();
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

    /** Given; nothing is looked up. */
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
        public Optional<MskClusterArn> knownArn() {
            return Optional.empty();
        }

        @Override
        public String resolveArn(ArnSearch search) {
            throw new IllegalStateException("Given brokers need no ARN");
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
