package io.portolan.catalog;

/** A key or an item without a value. */
record Nothing(Place place) implements Node {

    @Override
    public String shown() {
        return "nothing";
    }
}
