package io.portolan.benchmarks;

import java.util.Locale;

/** The target of a figure. It bounds either the ratio to the work by hand or Portolan's own value. */
record FigureTarget(boolean ofRatio, double from, double to) {

    static FigureTarget ratioAtMost(double to) {
        return new FigureTarget(true, Double.NEGATIVE_INFINITY, to);
    }

    static FigureTarget ratioWithin(double from, double to) {
        return new FigureTarget(true, from, to);
    }

    static FigureTarget atMost(double to) {
        return new FigureTarget(false, Double.NEGATIVE_INFINITY, to);
    }

    /** No target. The figure is only shown. */
    static FigureTarget none() {
        return new FigureTarget(false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    boolean isNone() {
        return Double.isInfinite(from) && Double.isInfinite(to);
    }

    boolean reached(double value) {
        return from <= value && value <= to;
    }

    @Override
    public String toString() {
        if (isNone()) {
            return "";
        }
        String unit = ofRatio ? " ×" : "";
        String bounds = Double.isInfinite(from) ? "≤ " + number(to) : number(from) + "–" + number(to);
        return bounds + unit;
    }

    /** Writes whole numbers without decimals and others with two. */
    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
