package io.portolan.diagnosis;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

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

    /** {@link #toString}, its verdicts and codes in ANSI colours where a terminal is to show it. */
    public String toText(boolean colour) {
        return new ReportText(TerminalColour.of(colour)).format(reports);
    }

    /**
     * JSON by the schema {@code preflight-report.schema.json}, a resource beside this class; indented, without a line break at
     * the end. Later versions may add fields, codes and stages; none changes its meaning, none goes.
     */
    public String toJson() {
        return ReportJson.format(reports);
    }

    /**
     * One web page: a verdict, a matrix of clusters and stages, and for each cluster its path with the broken link and what to
     * do about it. Whole in itself (no script, no image, no font, no request), to be written as UTF-8.
     */
    public String toHtml() {
        return ReportHtml.format(reports);
    }

    /** The text trees, an empty line between them, and at the end how many are well. */
    @Override
    public String toString() {
        return toText(false);
    }
}
