/**
 * Where does an application start? This package opens a catalog, returns its clusters and composes the stages. It has
 * three layers. The types for users come first ({@code Portolan}, {@code Cluster}). Then comes the gate that approves
 * brokers after a preflight ({@code PreflightGate}). The last layer makes clients ({@code ClientFactory}).
 *
 * <p>Start with {@link io.portolan.Portolan} and {@link io.portolan.Cluster}. All public types here are API.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan;

import org.jspecify.annotations.NullMarked;
