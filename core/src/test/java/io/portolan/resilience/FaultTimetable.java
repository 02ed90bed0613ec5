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
 * Which faults strike when. The same seed gives the same timetable. Time is cut into slots of 54 s. In each slot, every
 * lane has one fault of 25 to 35 s. So each fault meets others, and the estate has time to recover. A long fault takes
 * several slots.
 *
 * <p>The faults of a lane come in random order. Each comes once before any comes again. Those that live clients may see
 * come last, so that for a long time no fault may be seen at all.
 */
record FaultTimetable(List<FaultEpisode> episodes) {

    private static final int SLOT = 54;
    private static final int LATEST_BEGIN = 10;
    private static final int SHORTEST = 25;
    private static final int LONGEST = 35;

    static FaultTimetable of(long seed, Duration length) {
        Random random = new Random(seed);
        List<FaultEpisode> episodes = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            int slot = 0;
            for (EstateFault fault : faults(lane, (int) length.toSeconds() / SLOT, random)) {
                episodes.add(episode(fault, slot, random));
                slot += fault.slots();
            }
        }
        return new FaultTimetable(List.copyOf(episodes));
    }

    private static List<EstateFault> faults(Lane lane, int slots, Random random) {
        List<EstateFault> faults = new ArrayList<>();
        int free = slots;
        while (free > 0) {
            List<EstateFault> each = new ArrayList<>(Arrays.stream(EstateFault.values())
                    .filter(fault -> fault.lane() == lane)
                    .toList());
            Collections.shuffle(each, random);
            each.sort(Comparator.comparing(fault -> fault.seen() == Seen.BY_ALL));
            for (EstateFault fault : each) {
                if (fault.slots() <= free) {
                    faults.add(fault);
                    free -= fault.slots();
                }
            }
        }
        return faults;
    }

    private static FaultEpisode episode(EstateFault fault, int slot, Random random) {
        int begin = slot * SLOT + random.nextInt(LATEST_BEGIN);
        int end = begin + (fault.slots() - 1) * SLOT + SHORTEST + random.nextInt(LONGEST - SHORTEST);
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
