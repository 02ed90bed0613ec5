/**
 * Where are a cluster's bootstrap brokers? The only place that talks to the MSK API. It has four layers: what is in memory, and
 * when it is refreshed ({@code BrokerDirectory}, {@code CachedLookup}, {@code RefreshPlan}); the calls of the MSK API within their
 * budget ({@code MskApi}, {@code CallBudgets}); the snapshots on disk ({@code SnapshotStore}); failures in words
 * ({@code LookupErrors}).
 *
 * <p>Start with {@link io.portolan.brokers.BrokerDirectory}, the cached lookup, and
 * {@link io.portolan.brokers.BootstrapBrokers}, its answer. Not API: {@code BrokerDirectory}.
 */
@NullMarked
package io.portolan.brokers;

import org.jspecify.annotations.NullMarked;
