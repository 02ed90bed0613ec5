package io.portolan.catalog;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a catalog. So one error shows all faults in the order in which they were written. */
final class CatalogFaults {

    private final String source;
    private final Set<Fault> faults = new LinkedHashSet<>();
    private int places;

    /** @param source the name of a file, or words for something else that has faults */
    CatalogFaults(String source) {
        this.source = source;
    }

    int nextPlace() {
        return places++;
    }

    void add(CatalogPlace place, String expected, String seen, String cause, String fix) {
        faults.add(new Fault(place.order(), place.toString(), List.of(expected, seen, cause, fix)));
    }

    /** An exception with all faults so far and this last one. The reading cannot go on after it. */
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
