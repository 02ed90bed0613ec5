package io.portolan.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which site reaches which cluster, as the last {@link SiteReport} of each host says. A value, immutable and thread-safe.
 *
 * <pre>{@code
 * SiteMatrix.Builder matrix = SiteMatrix.builder().sites(List.of("shop", "harbour"));
 * matrix.add("shop.json", Files.readString(Path.of("shop.json")));
 * System.out.println(matrix.build(Instant.now()));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SiteMatrix {

    private final MatrixContents contents;

    private SiteMatrix(MatrixContents contents) {
        this.contents = contents;
    }

    /** Starts a matrix without reports. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether a pair has failed or is not reported, there is none at all, or a report cannot be read. */
    public boolean failed() {
        return contents.status() == CheckStatus.FAILED;
    }

    /**
     * Causes, problems and the pairs for a terminal. In colour, its verdicts have ANSI colours. A large matrix has only the pairs that
     * are not sound.
     */
    public String toText(boolean colour) {
        return new SiteMatrixText(contents, TerminalColour.of(colour)).format();
    }

    /** Indented JSON. Its schema is the resource {@code site-matrix.schema.json} beside this class. */
    public String toJson() {
        return SiteMatrixJson.format(contents);
    }

    /** One web page, as complete and as quiet as that of {@link PreflightReports#toHtml}. Write it as UTF-8. */
    public String toHtml() {
        return new SiteMatrixHtml(contents).page();
    }

    /** The text without colour. */
    @Override
    public String toString() {
        return toText(false);
    }

    /** Collects reports. Not thread-safe. */
    public static final class Builder {

        private final List<SourcedReport> reports = new ArrayList<>();
        private final List<MatrixProblem> problems = new ArrayList<>();
        private final Set<String> sites = new LinkedHashSet<>();
        private final Set<MatrixCluster> clusters = new HashSet<>();
        private final Map<String, Set<MatrixCluster>> unused = new HashMap<>();
        private String environment = "";
        private Duration staleAfter = Duration.ofMinutes(15);

        private Builder() {}

        /** Adds the JSON of a {@link SiteReport}. If it is none, the matrix says so. The source is a file or a record. */
        public Builder add(String source, String json) {
            return add(source, json.getBytes(UTF_8));
        }

        /** The same with a JSON in UTF-8, which is faster. */
        public Builder add(String source, byte[] json) {
            try {
                ReportedSite report = ReportedSite.read(json);
                reports.add(new SourcedReport(source, report));
            } catch (InvalidReportException e) {
                return addUnreadable(source, String.valueOf(e.getMessage()));
            }
            return this;
        }

        /** Adds a source whose text cannot be read. The problem goes on after the source's name. */
        public Builder addUnreadable(String source, String problem) {
            problems.add(MatrixProblem.hiding(
                    source,
                    problem,
                    "Write it again by portolan check or watch with --report, of this version, or delete it."));
            return this;
        }

        /** Adds a source that was not meant as a report. */
        public Builder addIgnored(String source, String problem) {
            problems.add(MatrixProblem.harmless(source, problem, "Keep only reports there."));
            return this;
        }

        /** The sites that must report, in the order in which they are shown if they are equally sound. */
        public Builder sites(Collection<String> expected) {
            sites.addAll(expected);
            return this;
        }

        /** A cluster that each site must report, unless it does not use it. The region is empty for plain Kafka. */
        public Builder addCluster(String cluster, String region) {
            clusters.add(new MatrixCluster(cluster, region));
            return this;
        }

        /**
         * A cluster that a site does not use. Nothing is expected of the pair, and what the site reports of it does not count. The
         * region is empty for plain Kafka.
         */
        public Builder addUnused(String site, String cluster, String region) {
            unused.computeIfAbsent(site, none -> new HashSet<>()).add(new MatrixCluster(cluster, region));
            return this;
        }

        /** The environment. Reports of others are left out. By default it is the one of most reports. */
        public Builder environment(String name) {
            environment = name;
            return this;
        }

        /** How old a report may be before it is marked. The default is 15 minutes. */
        public Builder staleAfter(Duration age) {
            staleAfter = age;
            return this;
        }

        /** The matrix at this time. */
        public SiteMatrix build(Instant now) {
            MatrixReports usable = MatrixReports.of(reports, environment, problems);
            ExpectedPairs expected = new ExpectedPairs(List.copyOf(sites), Set.copyOf(clusters), Map.copyOf(unused));
            return new SiteMatrix(MatrixContents.of(usable, expected, now, staleAfter));
        }
    }
}
