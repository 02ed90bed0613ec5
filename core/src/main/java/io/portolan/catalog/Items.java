package io.portolan.catalog;

import java.util.List;

/** A list. */
record Items(Place place, List<Node> items) implements Node {

    @Override
    public String shown() {
        return items.isEmpty() ? "an empty list" : "a list of " + items.size();
    }
}
