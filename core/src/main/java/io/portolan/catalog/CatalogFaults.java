package io.portolan.catalog;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a catalog, so that all of it is told at once, in the order in which it was written. */
final class CatalogFaults {

    private final String source;
    private final Set<Fault> faults = new LinkedHashSet<>();
    private int places;

    /** Of a file by its name, or of something else that has faults, in words. */
    CatalogFaults(String source) {
        this.source = source;
    }

    int nextPlace() {
        return places++;
    }

    void add(CatalogPlace place, String expected, String seen, String cause, String fix) {
        faults.add(new Fault(place.order(), place.toString(), List.of(expected, seen, cause, fix)));
    }

    /** The fault that leaves nothing to go on with, and those before it. */
    PortolanException fatalException(String origin, String expected, String seen, String cause, String fix) {
        add(CatalogPlace.root(this).withOrigin(origin), expected, seen, cause, fix);
        return exception();
    }

    void orThrow() {
        if (!faults.isEmpty()) {
            throw exception();
        }
    }

    private PortolanException exception() {
        String headline = source + " has " + faults.size() + (faults.size() == 1 ? " fault" : " faults");
        List<Finding> findings = faults.stream()
                .sorted(Comparator.comparingInt(Fault::order))
                .map(Fault::finding)
                .toList();
        return new PortolanException(headline, findings, null);
    }

    /** A value, so that a fault of something that several clusters inherit is told once. */
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
