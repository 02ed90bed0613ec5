/**
 * Can this host reach the brokers and are they the right ones? It has four layers.
 * <ul>
 * <li>A run goes through one stage after the other ({@code Preflight} and {@code PreflightRun}).
 * <li>The checks of each stage run side by side ({@code DnsStage}, {@code TcpStage} and {@code BrokerChecks}).
 * <li>The probes ask or connect ({@code DnsViewpoints}, {@code TcpProbe} and {@code BrokerConnection}).
 * <li>What they saw is put into words ({@code DnsDiagnosis}, {@code …Findings} and {@code …Advice}).
 * </ul>
 *
 * <p>Not API. Start with {@link io.portolan.preflight.Preflight} and {@code PreflightRun}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.preflight;

import org.jspecify.annotations.NullMarked;
