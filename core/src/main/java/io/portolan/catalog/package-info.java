/**
 * What does this name stand for? Only this package parses what users write. It has four layers.
 * <ul>
 * <li>A file ({@code YamlTree}) or nested maps ({@code MapTree}) become a tree of {@code CatalogNode}s. Each node knows its
 *     {@code CatalogPlace}.
 * <li>{@code CatalogReader} reads the tree. It has one {@code …Section} for each part of the schema.
 * <li>Parsers turn a text into a value or throw {@code InvalidValueException}.
 * <li>{@code CatalogFaults} collects all faults, each at its place.
 * </ul>
 *
 * <p>Start with {@link io.portolan.catalog.ClusterCatalog}, which is the whole of it.
 * {@link io.portolan.catalog.ClusterDefinition} is one entry with every default filled in. Tools of operators read the
 * {@link io.portolan.catalog.EstateDescription}, and clients do not. {@code Endpoints} and
 * {@code SnapshotSettings}, {@code MskZone}, {@code ReservedProperty}, {@code CatalogRules} and {@code BrokerSource.ArnSearch} are not API. Other
 * stages use them.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.catalog;

import org.jspecify.annotations.NullMarked;
