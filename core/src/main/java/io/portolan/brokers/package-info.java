/**
 * Where are a cluster's bootstrap brokers? The only place that talks to the MSK API.
 *
 * <p>Start with {@link io.portolan.brokers.BrokerDirectory}, the cached lookup, and
 * {@link io.portolan.brokers.BootstrapBrokers}, its answer.
 */
@NullMarked
package io.portolan.brokers;

import org.jspecify.annotations.NullMarked;
