package io.portolan.diagnosis;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a preflight of one cluster found, stage by stage. A value, immutable and thread-safe. {@code toString} is a text
 * tree of at most 100 columns. A longer word is not broken.
 *
 * <p>{@code cluster.preflight().orThrow();}
 */
public final class PreflightReport {

    /** The outcome of a step that connected. */
    private static final String ACCEPTED = "accepted";

    private final String cluster;
    private final String region;
    private final String environment;
    private final Duration duration;
    private final List<StageReport> stages;

    /**
     * A report on this cluster.
     *
     * @param cluster the logical name
     * @param region the region's id or an empty string for a plain cluster
     * @param environment the catalog's environment or an empty string if it names none
     * @param duration wall-clock time of the preflight
     * @param stages in order with the skipped ones
     */
    public PreflightReport(
            String cluster, String region, String environment, Duration duration, List<StageReport> stages) {
        this.cluster = VisibleText.of(cluster);
        this.region = VisibleText.of(region);
        this.environment = VisibleText.of(environment);
        this.duration = duration;
        this.stages = List.copyOf(stages);
    }

    /** The cluster's logical name. */
    public String cluster() {
        return cluster;
    }

    /** The region's id. Empty for a plain cluster. */
    public String region() {
        return region;
    }

    /** The catalog's environment. Empty if it names none. */
    public String environment() {
        return environment;
    }

    /** Wall-clock time of the preflight. */
    public Duration duration() {
        return duration;
    }

    /** The shortest time in which a broker accepted a TCP connection. Empty if none did. */
    public Optional<Duration> roundTrip() {
        return stages.stream()
                .filter(stage -> stage.stage() == Stage.TCP || stage.stage() == Stage.ADVERTISED_TCP)
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> step.outcome().equals(ACCEPTED))
                .map(Step::duration)
                .min(Comparator.naturalOrder());
    }

    /** All stages in order. */
    public List<StageReport> stages() {
        return stages;
    }

    /** The findings of all stages. */
    public List<Finding> findings() {
        return stages.stream().flatMap(stage -> stage.findings().stream()).toList();
    }

    /**
     * The longest step of each stage, in order. The whole waited for these. The steps of a stage run side by side, so these
     * take about as long as the whole.
     */
    public List<Step> criticalPath() {
        return stages.stream()
                .flatMap(stage -> stage.steps().stream().max(Comparator.comparing(Step::duration)).stream())
                .toList();
    }

    /** How many checks were made. These are the steps of all stages. */
    public int checks() {
        int checks = 0;
        for (StageReport stage : stages) {
            checks += stage.steps().size();
        }
        return checks;
    }

    /** One sentence on the whole, without findings and without a full stop. */
    public String summary() {
        String state = switch (severity()) {
            case INFO -> "is ready";
            case WARNING -> "is ready, with warnings,";
            case FAILURE -> "is not ready";
        };
        return "Cluster " + cluster + (region.isEmpty() ? "" : " in " + region) + " " + state + " after " + checks()
                + " checks in " + duration.toMillis() + " ms";
    }

    /** The word of its JSON. One of {@code ok}, {@code warning} and {@code failed}. */
    public String status() {
        return CheckStatus.of(severity()).id();
    }

    /** The worst severity of all stages. */
    public Severity severity() {
        Severity worst = Severity.INFO;
        for (StageReport stage : stages) {
            worst = stage.severity().compareTo(worst) > 0 ? stage.severity() : worst;
        }
        return worst;
    }

    /** Whether any finding forbids credentials and Kafka bytes under every policy. */
    public boolean stopsTraffic() {
        return findings().stream().anyMatch(finding -> finding.code().stopsTraffic());
    }

    /** Whether a finding has this code. */
    public boolean has(Code code) {
        return findings().stream().anyMatch(finding -> finding.code() == code);
    }

    /**
     * This report, if no finding is a failure.
     *
     * @throws PreflightException if one is; its message is the text tree
     */
    public PreflightReport orThrow() {
        if (severity() == Severity.FAILURE) {
            throw new PreflightException(this);
        }
        return this;
    }

    /** The text tree. In colour, its verdicts and codes have ANSI colours for a terminal. */
    public String toText(boolean colour) {
        return new ReportText(TerminalColour.of(colour)).format(this);
    }

    /** The JSON of this report alone. See {@link PreflightReports#toJson}. */
    public String toJson() {
        return PreflightReports.of(List.of(this)).toJson();
    }

    /** The page of this report alone. See {@link PreflightReports#toHtml}. */
    public String toHtml() {
        return PreflightReports.of(List.of(this)).toHtml();
    }

    /**
     * The same page under another heading, for what is more than a preflight.
     *
     * @param kind what it is, such as {@code Explanation of orders from shop}
     * @param verdict what it says in a few words
     */
    public String toHtml(String kind, String verdict) {
        return ReportHtml.format(this, kind, verdict);
    }

    /** The text tree. */
    @Override
    public String toString() {
        return toText(false);
    }
}
