/**
 * Can this host reach the brokers, and are they the right ones? Does DNS and network probes.
 *
 * <p>Start with {@link io.portolan.preflight.Preflight}.
 */
@NullMarked
package io.portolan.preflight;

import org.jspecify.annotations.NullMarked;
