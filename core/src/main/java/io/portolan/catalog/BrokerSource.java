package io.portolan.catalog;

import java.util.List;

/** Where a cluster's bootstrap brokers come from: looked up by ARN or by name, or given in the catalog. */
public sealed interface BrokerSource {

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
    }

    /** Given; nothing is looked up. */
    record Given(List<BrokerAddress> addresses) implements BrokerSource {

        /** Copies the addresses. */
        public Given {
            addresses = List.copyOf(addresses);
        }
    }
}
