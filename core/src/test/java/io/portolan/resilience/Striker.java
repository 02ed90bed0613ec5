package io.portolan.resilience;

import io.portolan.resilience.Fault.Lane;
import io.portolan.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes a schedule come true; a fault that no start may see lasts longer, where it must, until a start has met it. */
record Striker(LocalMsk msk, Scale scale, StartingApplication starting) {

    /** Returns when the last fault is over. */
    List<Window> run(Schedule schedule) throws Exception {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<List<Window>>> lanes = Arrays.stream(Lane.values())
                    .map(lane -> threads.submit(() -> run(schedule.lane(lane), start)))
                    .toList();
            List<Window> windows = new ArrayList<>();
            for (Future<List<Window>> lane : lanes) {
                windows.addAll(lane.get());
            }
            return windows;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Window> run(Collection<Episode> episodes, long start) {
        return episodes.stream().map(episode -> strike(episode, start)).toList();
    }

    private Window strike(Episode episode, long start) {
        Place place = new Place(msk, msk.cluster(episode.cluster()), episode.number(), scale, starting);
        Waiting.untilNanos(start + scale.real(episode.begin()).toNanos());
        long begin = System.currentTimeMillis();
        episode.fault().begin(place);
        long struck = System.currentTimeMillis();
        Waiting.untilNanos(start + scale.real(episode.end()).toNanos());
        if (episode.fault().awaitsStart()) {
            starting.awaitStart(struck, episode.fault().lane() == Lane.DISK);
        }
        episode.fault().lane().end(place);
        return new Window(episode.fault(), begin, episode.fault().momentary() ? struck : System.currentTimeMillis());
    }
}
