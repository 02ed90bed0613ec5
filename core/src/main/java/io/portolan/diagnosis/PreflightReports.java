package io.portolan.diagnosis;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reports on several clusters. A value; immutable and thread-safe; {@code toString} is all text trees and a line that sums up.
 *
 * <p>{@code System.out.println(portolan.preflight(List.of("orders", "payments")));}
 */
public final class PreflightReports implements Iterable<PreflightReport> {

    private final List<PreflightReport> reports;

    private PreflightReports(List<PreflightReport> reports) {
        this.reports = List.copyOf(reports);
    }

    /** These reports, in this order. */
    public static PreflightReports of(List<PreflightReport> reports) {
        return new PreflightReports(reports);
    }

    /** The reports, in the order in which the clusters were asked for. */
    public List<PreflightReport> reports() {
        return reports;
    }

    /** The worst severity of all; {@link Severity#INFO} where there are none. */
    public Severity severity() {
        return reports.stream()
                .map(PreflightReport::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    @Override
    public Iterator<PreflightReport> iterator() {
        return reports.iterator();
    }

    /** The text trees, an empty line between them, and at the end how many are well. */
    @Override
    public String toString() {
        return reports.stream().map(report -> report + "\n\n").collect(Collectors.joining()) + summary();
    }

    private String summary() {
        return count(Severity.INFO) + " of " + reports.size() + (reports.size() == 1 ? " cluster" : " clusters")
                + " OK, " + count(Severity.WARNING) + " with warnings, " + count(Severity.FAILURE) + " failed";
    }

    private long count(Severity severity) {
        return reports.stream().filter(report -> report.severity() == severity).count();
    }
}
