package io.portolan.catalog;

/** A key or an item without a value. */
record EmptyNode(CatalogPlace place) implements CatalogNode {

    @Override
    public String describe() {
        return "nothing";
    }
}
