package io.portolan.catalog;

import java.util.List;

/** A list. */
record ListNode(CatalogPlace place, List<CatalogNode> items) implements CatalogNode {

    @Override
    public String describe() {
        return items.isEmpty() ? "an empty list" : "a list of " + items.size();
    }
}
