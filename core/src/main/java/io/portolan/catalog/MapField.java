package io.portolan.catalog;

/** One key of a map and its value. The key is a text with its own place. */
record MapField(TextNode key, CatalogNode node) {}
