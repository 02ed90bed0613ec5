package io.portolan.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Measures both peers by turns, so that what else the machine does burdens both alike. */
record Rounds(Spread ours, Spread byHand) {

    /** One run of a peer. */
    @FunctionalInterface
    interface Run {
        double measure() throws Exception;
    }

    /** One unmeasured round warms the estate and the disk's cache; then who goes first changes each time. */
    static Rounds of(int runs, Run ours, Run byHand) throws Exception {
        ours.measure();
        byHand.measure();
        List<Double> mine = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < runs; round++) {
            if (round % 2 == 0) {
                mine.add(ours.measure());
                theirs.add(byHand.measure());
            } else {
                theirs.add(byHand.measure());
                mine.add(ours.measure());
            }
        }
        return new Rounds(Spread.of(mine), Spread.of(theirs));
    }

    Row row(String figure, String unit, Target target) {
        return new Row(figure, unit, ours, byHand, target);
    }
}
