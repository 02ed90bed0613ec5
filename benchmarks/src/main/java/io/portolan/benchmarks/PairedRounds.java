package io.portolan.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Measures both peers by turns, so that other load on the machine burdens both alike. */
record PairedRounds(RunSpread portolan, RunSpread byHand) {

    /** One run of a peer. */
    @FunctionalInterface
    interface Run {
        double measure() throws Exception;
    }

    /** One unmeasured round warms the estate and the disk's cache. Then the peers take turns at going first. */
    static PairedRounds of(int runs, Run portolan, Run byHand) throws Exception {
        portolan.measure();
        byHand.measure();
        List<Double> portolanRuns = new ArrayList<>();
        List<Double> byHandRuns = new ArrayList<>();
        for (int round = 0; round < runs; round++) {
            if (round % 2 == 0) {
                portolanRuns.add(portolan.measure());
                byHandRuns.add(byHand.measure());
            } else {
                byHandRuns.add(byHand.measure());
                portolanRuns.add(portolan.measure());
            }
        }
        return new PairedRounds(RunSpread.of(portolanRuns), RunSpread.of(byHandRuns));
    }

    FigureRow row(String figure, String unit, FigureTarget target) {
        return new FigureRow(figure, unit, portolan, byHand, target);
    }
}
