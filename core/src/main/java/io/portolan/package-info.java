/**
 * The door: open a catalog, hand out clusters. It composes the stages and has three layers: the faces ({@code Portolan},
 * {@code Cluster}); the gate that lets brokers through after a preflight ({@code PreflightGate}); the making of clients
 * ({@code ClientFactory}).
 *
 * <p>Start with {@link io.portolan.Portolan} and {@link io.portolan.Cluster}.
 */
@NullMarked
package io.portolan;

import org.jspecify.annotations.NullMarked;
