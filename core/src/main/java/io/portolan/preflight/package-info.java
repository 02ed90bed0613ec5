/**
 * Can this host reach the brokers, and are they the right ones? Does the probes of DNS, TCP, TLS, and of Kafka's
 * first requests.
 *
 * <p>Start with {@link io.portolan.preflight.Preflight}.
 */
@NullMarked
package io.portolan.preflight;

import org.jspecify.annotations.NullMarked;
