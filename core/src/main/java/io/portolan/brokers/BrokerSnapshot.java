package io.portolan.brokers;

import java.time.Instant;

/**
 * What the MSK API said of a cluster, for the next start. Holds no secret.
 *
 * @param name the logical name that was asked for, for whoever reads the file
 * @param time when the API said it
 */
record BrokerSnapshot(String name, String arn, BootstrapBrokers brokers, Instant time) {}
