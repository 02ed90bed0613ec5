/**
 * Where are a cluster's bootstrap brokers? Only this package calls the MSK API. It has four layers.
 *
 * <ul>
 *   <li>{@code BrokerDirectory} and {@code CachedLookup} keep brokers in memory. {@code RefreshPlan} plans their refresh.
 *   <li>{@code MskApi} calls the MSK API within the {@code CallBudgets}.
 *   <li>{@code SnapshotStore} keeps snapshots on disk.
 *   <li>{@code LookupErrors} explains failures.
 * </ul>
 *
 * <p>Start with {@link io.portolan.brokers.BrokerDirectory} and its answer {@link io.portolan.brokers.BootstrapBrokers}. {@code BrokerDirectory} is
 * not API.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.brokers;

import org.jspecify.annotations.NullMarked;
