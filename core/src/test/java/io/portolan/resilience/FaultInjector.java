package io.portolan.resilience;

import io.portolan.resilience.EstateFault.Lane;
import io.portolan.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a schedule of faults. A fault that no start may see lasts until a start has met it. A fault that begins late, because
 * the machine is busy, ends late too.
 */
record FaultInjector(LocalMsk msk, TimeScale scale, FaultyHost host) {

    /** Runs the schedule and returns after its last fault. */
    List<FaultWindow> run(FaultTimetable schedule) throws Exception {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<List<FaultWindow>>> lanes = Arrays.stream(Lane.values())
                    .map(lane -> threads.submit(() -> run(schedule.lane(lane), start)))
                    .toList();
            List<FaultWindow> windows = new ArrayList<>();
            for (Future<List<FaultWindow>> lane : lanes) {
                windows.addAll(lane.get());
            }
            return windows;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<FaultWindow> run(Collection<FaultEpisode> episodes, long start) {
        return episodes.stream().map(episode -> strike(episode, start)).toList();
    }

    private FaultWindow strike(FaultEpisode episode, long start) {
        FaultTarget target = new FaultTarget(msk, episode.cluster(), episode.number(), scale, host);
        long planned = start + scale.real(episode.begin()).toNanos();
        ConditionWait.untilNanos(planned);
        long late = System.nanoTime() - planned;
        long begin = System.currentTimeMillis();
        episode.fault().begin(target);
        long struck = System.currentTimeMillis();
        ConditionWait.untilNanos(start + scale.real(episode.end()).toNanos() + late);
        episode.fault().awaitEffect(target, struck);
        episode.fault().lane().end(target);
        System.out.println("ended " + episode);
        return new FaultWindow(
                episode.fault(), begin, episode.fault().momentary() ? struck : System.currentTimeMillis());
    }
}
