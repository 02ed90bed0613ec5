package io.portolan.topology.explain;

import io.portolan.topology.view.MissingView;
import io.portolan.topology.view.Viewed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was seen on the way along a path, and what could not be seen. Not thread-safe. */
final class PathTrail {

    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<MissingView> missing = new LinkedHashSet<>();

    /** The content of a part. If it could not be read, the trail keeps the reason. */
    <T> Optional<T> read(Viewed<T> part) {
        return part.contentOr(missing::add);
    }

    /** Keeps something that is as it should be. What was seen before is kept once. */
    void note(Evidence sound) {
        boolean known = evidence.stream()
                .anyMatch(before -> before.subject().equals(sound.subject())
                        && before.api().equals(sound.api())
                        && before.seen().equals(sound.seen()));
        if (!known) {
            evidence.add(sound);
        }
    }

    /** Keeps a part that cannot be seen. */
    void miss(MissingView view) {
        missing.add(view);
    }

    List<Evidence> evidence() {
        return evidence;
    }

    List<MissingView> missing() {
        return List.copyOf(missing);
    }
}
