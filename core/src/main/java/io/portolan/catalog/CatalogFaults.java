package io.portolan.catalog;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with a catalog. So one error shows all faults in the order in which they were written. A catalog with very
 * many shows some of them and the number of all.
 */
final class CatalogFaults {

    private static final int MOST_LISTED = 100;

    private final String source;
    private final List<Fault> listed = new ArrayList<>();
    private final Set<Integer> others = new HashSet<>();
    private int places;

    /** @param source the name of a file, or words for something else that has faults */
    CatalogFaults(String source) {
        this.source = source;
    }

    int nextPlace() {
        return places++;
    }

    void add(CatalogPlace place, String expected, String seen, String cause, String fix) {
        Fault fault = new Fault(place.order(), place.toString(), List.of(expected, seen, cause, fix));
        if (listed.contains(fault)) {
            return;
        }
        if (countsOnly()) {
            others.add(fault.hashCode());
        } else {
            listed.add(fault);
        }
    }

    /** Whether the list is full. */
    boolean countsOnly() {
        return listed.size() >= MOST_LISTED;
    }

    /** An exception with all faults so far and this last one. The reading cannot go on after it. */
    PortolanException fatalException(String origin, String expected, String seen, String cause, String fix) {
        if (countsOnly()) {
            others.add(listed.remove(MOST_LISTED - 1).hashCode());
        }
        add(CatalogPlace.root(this).withOrigin(origin), expected, seen, cause, fix);
        return exception();
    }

    void orThrow() {
        if (!listed.isEmpty()) {
            throw exception();
        }
    }

    private PortolanException exception() {
        int all = listed.size() + others.size();
        String headline = source + " has " + all + (all == 1 ? " fault" : " faults")
                + (others.isEmpty() ? "" : ", of which these are " + listed.size());
        List<Finding> findings = listed.stream()
                .sorted(Comparator.comparingInt(Fault::order))
                .map(Fault::finding)
                .toList();
        return new PortolanException(headline, findings, null);
    }

    /** A fault as a value. Equal ones count once, so a fault that several clusters inherit is shown once. */
    private record Fault(int order, String subject, List<String> words) {

        Finding finding() {
            return Finding.about(Code.CATALOG_INVALID, subject)
                    .asked(words.get(0))
                    .seen(words.get(1))
                    .cause(words.get(2))
                    .fix(words.get(3))
                    .build();
        }
    }
}
