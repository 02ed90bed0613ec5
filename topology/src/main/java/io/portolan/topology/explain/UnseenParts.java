package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.MissingView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what could not be seen as one line for each account and reason. */
final class UnseenParts {

    private UnseenParts() {}

    static List<String> lines(Collection<MissingView> views) {
        Map<Reason, Map<PlannedStack, Set<String>>> parts = new LinkedHashMap<>();
        for (MissingView view : views) {
            parts.computeIfAbsent(Reason.of(view), absent -> new LinkedHashMap<>())
                    .computeIfAbsent(view.place(), absent -> new LinkedHashSet<>())
                    .add(view.what());
        }
        List<String> lines = new ArrayList<>();
        parts.forEach((reason, places) -> lines.add(places(places) + ": " + reason.why() + ". " + reason.need()));
        return lines;
    }

    private static String places(Map<PlannedStack, Set<String>> places) {
        return places.entrySet().stream()
                .map(place -> String.join(", ", place.getValue()) + " of " + FoundResource.place(place.getKey()))
                .collect(Collectors.joining("; "));
    }

    /** Why an account's parts are missing. */
    private record Reason(String account, String why, String need) {

        static Reason of(MissingView view) {
            return new Reason(view.place().account(), view.why(), view.need());
        }
    }
}
