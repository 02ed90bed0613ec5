/**
 * Can this host reach the brokers, and are they the right ones? It has four layers: the run, one stage after the other
 * ({@code Preflight}, {@code PreflightRun}); the checks of each stage, side by side ({@code DnsStage}, {@code TcpStage},
 * {@code BrokerChecks}); the probes themselves ({@code DnsViewpoints}, {@code TcpProbe}, {@code BrokerConnection}); what they saw
 * in words ({@code DnsDiagnosis}, {@code …Findings}, {@code …Advice}).
 *
 * <p>Not API. Start with {@link io.portolan.preflight.Preflight} and {@code PreflightRun}.
 */
@NullMarked
package io.portolan.preflight;

import org.jspecify.annotations.NullMarked;
