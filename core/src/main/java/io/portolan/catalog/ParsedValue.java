package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;

/** A value and the text that it was read from. */
record ParsedValue<T>(TextNode text, T value) {

    static <T> List<T> values(List<ParsedValue<T>> parsed) {
        List<T> values = new ArrayList<>();
        for (ParsedValue<T> one : parsed) {
            values.add(one.value());
        }
        return values;
    }

    void addFault(String expected, String cause, String fix) {
        text.place().addFault(expected, text.describe(), cause, fix);
    }
}
