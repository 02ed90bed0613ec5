package io.portolan.catalog;

/** A value, and the text that it was read from. */
record Located<T>(Text text, T value) {

    void fault(String expected, String cause, String fix) {
        text.place().fault(expected, text.shown(), cause, fix);
    }
}
