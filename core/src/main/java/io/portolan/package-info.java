/**
 * The door: open a catalog, hand out clusters. Composes the stages.
 *
 * <p>Start with {@link io.portolan.Portolan} and {@link io.portolan.Cluster}.
 */
@NullMarked
package io.portolan;

import org.jspecify.annotations.NullMarked;
