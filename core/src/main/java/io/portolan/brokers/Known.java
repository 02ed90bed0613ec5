package io.portolan.brokers;

import java.time.Instant;

/**
 * What the MSK API said of a cluster's brokers.
 *
 * @param since when it said so last
 */
public record Known(BootstrapBrokers brokers, Instant since) {}
