/**
 * What does this name stand for? The only place that parses what users write.
 *
 * <p>Start with {@link io.portolan.catalog.ClusterCatalog}, the whole of it, and
 * {@link io.portolan.catalog.ClusterDefinition}, one entry with every default filled in.
 */
@NullMarked
package io.portolan.catalog;

import org.jspecify.annotations.NullMarked;
