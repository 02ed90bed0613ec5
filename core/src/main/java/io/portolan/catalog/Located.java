package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;

/** A value, and the text that it was read from. */
record Located<T>(Text text, T value) {

    static <T> List<T> values(List<Located<T>> located) {
        List<T> values = new ArrayList<>();
        for (Located<T> one : located) {
            values.add(one.value());
        }
        return values;
    }

    void fault(String expected, String cause, String fix) {
        text.place().fault(expected, text.shown(), cause, fix);
    }
}
