package io.portolan.catalog;

import java.util.List;

/** Where a cluster's bootstrap brokers come from: looked up by ARN or by name, or given in the catalog. */
public sealed interface BrokerSource {

    /** Looked up with {@code GetBootstrapBrokers}. */
    record ByArn(MskClusterArn arn) implements BrokerSource {}

    /** Found by exact name with {@code ListClustersV2}, in the account of the control plane's role. */
    record ByName(String clusterName) implements BrokerSource {}

    /** Given; nothing is looked up. */
    record Given(List<BrokerAddress> addresses) implements BrokerSource {

        /** Copies the addresses. */
        public Given {
            addresses = List.copyOf(addresses);
        }
    }
}
