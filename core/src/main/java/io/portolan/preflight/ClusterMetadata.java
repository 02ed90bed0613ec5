package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import java.util.Set;

/**
 * What a broker says of its cluster.
 *
 * @param brokers the advertised brokers. There is at least one.
 * @param clusterId the cluster's id. It is empty if the broker names none.
 */
record ClusterMetadata(Set<BrokerAddress> brokers, String clusterId) {}
