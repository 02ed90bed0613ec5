package io.portolan.diagnosis;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Reports on several clusters. A value, immutable and thread-safe. {@code toString} says each cause once and then shows all
 * text trees.
 *
 * <p>{@code System.out.println(portolan.preflight(List.of("orders", "payments")));}
 */
public final class PreflightReports implements Iterable<PreflightReport> {

    private final List<PreflightReport> reports;

    private PreflightReports(List<PreflightReport> reports) {
        this.reports = List.copyOf(reports);
    }

    /** These reports in this order. */
    public static PreflightReports of(List<PreflightReport> reports) {
        return new PreflightReports(reports);
    }

    /** The reports in the order in which the clusters were asked for. */
    public List<PreflightReport> reports() {
        return reports;
    }

    /** The worst severity of all. {@link Severity#INFO} if there are none. */
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

    /** {@link #toString}. In colour, its verdicts and codes have ANSI colours for a terminal. */
    public String toText(boolean colour) {
        return new ReportText(TerminalColour.of(colour)).format(reports);
    }

    /**
     * Indented JSON without a line break at the end. Its schema is the resource {@code preflight-report.schema.json} beside this
     * class. Later versions may add fields, codes and stages. None is removed, and none changes its meaning.
     */
    public String toJson() {
        return ReportJson.format(reports);
    }

    /**
     * One web page with a verdict and the causes. It shows each cluster's stages, and its path with the broken link. It needs no
     * script and sends no request. Write it as UTF-8.
     */
    public String toHtml() {
        return ReportHtml.format(reports);
    }

    /**
     * For several clusters, the causes come first, each once with its fix. The text trees follow. At the end stands how many
     * clusters are sound.
     */
    @Override
    public String toString() {
        return toText(false);
    }
}
