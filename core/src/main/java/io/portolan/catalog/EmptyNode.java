package io.portolan.catalog;

/** A key or an item without a value. */
record EmptyNode(CatalogPlace place) implements CatalogNode {

    @Override
    public boolean hasValueOf(CatalogNode other) {
        return other instanceof EmptyNode;
    }

    @Override
    public String describe() {
        return "nothing";
    }
}
