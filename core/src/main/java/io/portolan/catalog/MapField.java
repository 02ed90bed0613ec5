package io.portolan.catalog;

/** One key of a map, as a text with a place of its own, and what stands below it. */
record MapField(TextNode key, CatalogNode node) {}
