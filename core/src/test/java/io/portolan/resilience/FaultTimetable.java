package io.portolan.resilience;

import io.portolan.resilience.EstateFault.Lane;
import io.portolan.resilience.EstateFault.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which faults strike when. The same seed gives the same timetable. Time is cut into slots of 75 s. In each slot, every
 * lane has one fault of 25 to 40 s. So each fault meets others, and the estate has time to recover.
 *
 * <p>The faults of a lane come in random order. Each comes once before any comes again. Those that live clients may see
 * come last, so that for a long time no fault may be seen at all.
 */
record FaultTimetable(List<FaultEpisode> episodes) {

    private static final int SLOT = 75;
    private static final int LATEST_BEGIN = 10;
    private static final int SHORTEST = 25;
    private static final int LONGEST = 40;

    static FaultTimetable of(long seed, Duration length) {
        Random random = new Random(seed);
        List<FaultEpisode> episodes = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            List<EstateFault> faults = faults(lane, (int) length.toSeconds() / SLOT, random);
            for (int slot = 0; slot < faults.size(); slot++) {
                episodes.add(episode(faults.get(slot), slot, random));
            }
        }
        return new FaultTimetable(List.copyOf(episodes));
    }

    private static List<EstateFault> faults(Lane lane, int slots, Random random) {
        List<EstateFault> faults = new ArrayList<>();
        while (faults.size() < slots) {
            List<EstateFault> each = new ArrayList<>(Arrays.stream(EstateFault.values())
                    .filter(fault -> fault.lane() == lane)
                    .toList());
            Collections.shuffle(each, random);
            each.sort(Comparator.comparing(fault -> fault.seen() == Seen.BY_ALL));
            faults.addAll(each);
        }
        return faults.subList(0, slots);
    }

    private static FaultEpisode episode(EstateFault fault, int slot, Random random) {
        int begin = slot * SLOT + random.nextInt(LATEST_BEGIN);
        int end = begin + SHORTEST + random.nextInt(LONGEST - SHORTEST);
        String cluster = LongRunningApplication.CLUSTERS.get(random.nextInt(LongRunningApplication.CLUSTERS.size()));
        return new FaultEpisode(
                fault, cluster, 1 + random.nextInt(2), Duration.ofSeconds(begin), Duration.ofSeconds(end));
    }

    List<FaultEpisode> lane(Lane lane) {
        return episodes.stream()
                .filter(episode -> episode.fault().lane() == lane)
                .toList();
    }
}
