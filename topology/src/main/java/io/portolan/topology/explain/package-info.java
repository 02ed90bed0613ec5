/**
 * What keeps a site from a cluster? It compares what a plan wants with what the control planes said. It has three layers.
 * <ul>
 * <li>The results are {@code Explanation} and {@code Drift}.
 * <li>{@code SiteExplainer} and {@code DriftComparison} come to them. Each part of the path has a class whose name ends in
 * {@code Checks}.
 * <li>These share {@code Counterparts}, which finds what exists for a planned resource, and {@code PolicyDocument},
 * {@code PacketFilter} and {@code RouteLookup}, which know AWS's rules.
 * </ul>
 *
 * <p>All of it is pure. Start with {@link io.portolan.topology.explain.Explanation}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.topology.explain;

import org.jspecify.annotations.NullMarked;
