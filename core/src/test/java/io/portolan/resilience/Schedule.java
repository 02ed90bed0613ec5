package io.portolan.resilience;

import io.portolan.resilience.Fault.Lane;
import io.portolan.resilience.Fault.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which faults strike when: the same for the same seed. Time is cut into slots of 75 s; in each, every lane has one fault of 25 to
 * 40 s, so that each fault meets others, and what it broke has time to mend. A lane's faults come in random order, each of them
 * once before any comes again, and those that live clients may see last, so that for long nothing may be seen at all.
 */
record Schedule(List<Episode> episodes) {

    private static final int SLOT = 75;
    private static final int LATEST_BEGIN = 10;
    private static final int SHORTEST = 25;
    private static final int LONGEST = 40;

    static Schedule of(long seed, Duration length) {
        Random random = new Random(seed);
        List<Episode> episodes = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            List<Fault> faults = faults(lane, (int) length.toSeconds() / SLOT, random);
            for (int slot = 0; slot < faults.size(); slot++) {
                episodes.add(episode(faults.get(slot), slot, random));
            }
        }
        return new Schedule(List.copyOf(episodes));
    }

    private static List<Fault> faults(Lane lane, int slots, Random random) {
        List<Fault> faults = new ArrayList<>();
        while (faults.size() < slots) {
            List<Fault> each = new ArrayList<>(Arrays.stream(Fault.values())
                    .filter(fault -> fault.lane() == lane)
                    .toList());
            Collections.shuffle(each, random);
            each.sort(Comparator.comparing(fault -> fault.seen() == Seen.BY_ALL));
            faults.addAll(each);
        }
        return faults.subList(0, slots);
    }

    private static Episode episode(Fault fault, int slot, Random random) {
        int begin = slot * SLOT + random.nextInt(LATEST_BEGIN);
        int end = begin + SHORTEST + random.nextInt(LONGEST - SHORTEST);
        String cluster = Application.CLUSTERS.get(random.nextInt(Application.CLUSTERS.size()));
        return new Episode(fault, cluster, 1 + random.nextInt(2), Duration.ofSeconds(begin), Duration.ofSeconds(end));
    }

    List<Episode> lane(Lane lane) {
        return episodes.stream()
                .filter(episode -> episode.fault().lane() == lane)
                .toList();
    }
}
