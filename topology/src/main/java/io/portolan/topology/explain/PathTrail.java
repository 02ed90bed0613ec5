package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.MissingView;
import io.portolan.topology.view.Viewed;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was seen on the way along a path, and what could not be seen. Not thread-safe. */
final class PathTrail {

    private final Map<Sight, Evidence> evidence = new LinkedHashMap<>();
    private final Set<MissingView> missing = new LinkedHashSet<>();

    /** What was seen of a resource, whatever was wanted. */
    private record Sight(String api, String resource, PlannedStack place, String seen) {}

    /** The content of a part. If it could not be read, the trail keeps the reason. */
    <T> Optional<T> read(Viewed<T> part) {
        return part.contentOr(missing::add);
    }

    /** Keeps something that is as it should be. What was seen before is kept once. */
    void note(Evidence sound) {
        evidence.putIfAbsent(new Sight(sound.api(), sound.resource(), sound.place(), sound.seen()), sound);
    }

    /** Keeps a part that cannot be seen. */
    void miss(MissingView view) {
        missing.add(view);
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence.values());
    }

    List<MissingView> missing() {
        return List.copyOf(missing);
    }
}
