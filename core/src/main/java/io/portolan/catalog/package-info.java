/**
 * What does this name stand for? The only place that parses what users write. It has four layers: a file ({@code YamlTree}) or
 * nested maps ({@code MapTree}) become a tree of {@code CatalogNode}s, each of which knows its {@code CatalogPlace};
 * {@code CatalogReader} reads the tree by one {@code …Section} for each part of the schema; parsers turn a text into a value or
 * throw {@code InvalidValueException}; {@code CatalogFaults} collects all faults, each at its place.
 *
 * <p>Start with {@link io.portolan.catalog.ClusterCatalog}, the whole of it, and
 * {@link io.portolan.catalog.ClusterDefinition}, one entry with every default filled in. Not API: {@code Endpoints} and
 * {@code SnapshotSettings}, which other stages read.
 */
@NullMarked
package io.portolan.catalog;

import org.jspecify.annotations.NullMarked;
