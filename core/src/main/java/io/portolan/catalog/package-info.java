/**
 * What does this name stand for? The only place that parses what users write.
 *
 * <p>Start with {@link io.portolan.catalog.ClusterCatalog}, the whole of it, and
 * {@link io.portolan.catalog.ClusterDefinition}, one entry with every default filled in.
 *
 * <p>A file ({@code YamlTree}) or nested maps ({@code MapTree}) become a tree of {@code Node}s, each of which knows its
 * {@code Place}. {@code CatalogReader} goes through the tree, with one {@code …Section} for each part of the schema: there
 * stands which keys are read. A text becomes a value by a parser that throws {@code Invalid}; the node turns that into a
 * fault at its place and goes on, so that {@code Faults} has all of them in the end.
 */
@NullMarked
package io.portolan.catalog;

import org.jspecify.annotations.NullMarked;
