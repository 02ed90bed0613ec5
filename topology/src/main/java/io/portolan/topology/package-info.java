/**
 * Why does a site not reach a cluster, and is the estate as planned? {@link io.portolan.topology.EstateInspection} answers both. It
 * reads the control planes of all accounts and changes nothing.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.topology;

import org.jspecify.annotations.NullMarked;
