package io.portolan.brokers;

import io.portolan.brokers.KnownBrokers.Source;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster's brokers as the MSK API named them, kept for the next start. Contains no secret.
 *
 * @param name the cluster's logical name for people who read the file
 * @param time when the API named the brokers
 * @param clusterId the Kafka cluster id that a preflight saw. Empty if none has seen it.
 */
record BrokerSnapshot(String name, String arn, BootstrapBrokers brokers, Instant time, Optional<String> clusterId) {

    KnownBrokers toKnownBrokers() {
        return new KnownBrokers(brokers, Source.SNAPSHOT, time, clusterId);
    }
}
