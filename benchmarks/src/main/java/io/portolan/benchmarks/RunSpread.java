package io.portolan.benchmarks;

import java.util.List;

/** The median and the extremes of several runs. */
record RunSpread(double median, double min, double max, int runs) {

    /** Takes at least one value. */
    static RunSpread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new RunSpread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }

    static RunSpread of(double value) {
        return of(List.of(value));
    }
}
