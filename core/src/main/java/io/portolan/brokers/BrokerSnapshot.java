package io.portolan.brokers;

import java.time.Instant;

/**
 * A cluster's brokers as the MSK API named them, kept for the next start. Contains no secret.
 *
 * @param name the cluster's logical name for people who read the file
 * @param time when the API named the brokers
 */
record BrokerSnapshot(String name, String arn, BootstrapBrokers brokers, Instant time) {}
