package io.portolan.catalog;

import java.util.List;

/** A list. */
record ListNode(CatalogPlace place, List<CatalogNode> items) implements CatalogNode {

    @Override
    public boolean hasValueOf(CatalogNode other) {
        if (!(other instanceof ListNode list) || list.items.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).hasValueOf(list.items.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String describe() {
        return items.isEmpty() ? "an empty list" : "a list of " + items.size();
    }
}
