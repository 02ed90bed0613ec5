package io.portolan.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.diagnosis.ReportedState.LastChange;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The reports that one host of a site made at one time. Its JSON is for a {@link SiteMatrix}. A value, immutable and thread-safe.
 *
 * <p>{@code Files.writeString(file, SiteReport.ofThisHost(Optional.of("shop"), Instant.now(), reports).toJson());}
 *
 * @since 0.1.0
 */
public final class SiteReport {

    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private final String site;
    private final String host;
    private final Instant time;
    private final PreflightReports reports;
    private final Map<MatrixCluster, LastChange> changes;

    private SiteReport(
            String site, String host, Instant time, PreflightReports reports, Map<MatrixCluster, LastChange> changes) {
        this.site = site;
        this.host = host;
        this.time = time.truncatedTo(ChronoUnit.MILLIS);
        this.reports = reports;
        this.changes = changes;
    }

    /**
     * Reports of a host of a site.
     *
     * @throws IllegalArgumentException if a name is blank, has more than 200 characters or a control character
     */
    public static SiteReport of(String site, String host, Instant time, PreflightReports reports) {
        return new SiteReport(checkedName(site), checkedName(host), time, reports, Map.of());
    }

    /**
     * Reports of this host. Without a site it is the variable {@code PORTOLAN_SITE}, or else the host's name.
     *
     * @throws IllegalArgumentException if the site is blank, has more than 200 characters or a control character
     */
    public static SiteReport ofThisHost(Optional<String> site, Instant time, PreflightReports reports) {
        String host = hostName();
        String given = site.or(() -> Optional.ofNullable(System.getenv("PORTOLAN_SITE")))
                .filter(name -> !name.isBlank())
                .orElse(host);
        return of(given, host, time, reports);
    }

    /** The site. */
    public String site() {
        return site;
    }

    /** The host. */
    public String host() {
        return host;
    }

    /**
     * The same with the last change of each cluster, as an earlier report of this host shows it. A text that is no report of it changes
     * nothing.
     */
    public SiteReport changedSince(String earlierJson) {
        ReportedSite earlier;
        try {
            earlier = ReportedSite.read(earlierJson.getBytes(UTF_8));
        } catch (InvalidReportException e) {
            return this;
        }
        if (!earlier.site().equals(site)
                || !earlier.host().equals(host)
                || earlier.time().isAfter(time)) {
            return this;
        }
        Map<MatrixCluster, ReportedCluster> old = new HashMap<>();
        earlier.clusters().forEach(cluster -> old.put(cluster.column(), cluster));
        Map<MatrixCluster, LastChange> known = new HashMap<>();
        for (PreflightReport report : reports) {
            MatrixCluster cluster = new MatrixCluster(report.cluster(), report.region());
            ReportedCluster before = old.get(cluster);
            if (before != null) {
                boolean same = before.state().equals(ReportedState.of(report));
                known.put(cluster, same ? before.change() : new LastChange(time, Optional.of(before.state())));
            }
        }
        return new SiteReport(site, host, time, reports, known);
    }

    /**
     * JSON as {@link PreflightReports#toJson} with the site, the host, the time and each cluster's last change. Its schema is the
     * resource {@code site-report.schema.json} beside this class.
     */
    public String toJson() {
        return ReportJson.format(this);
    }

    /** When the checks were made. */
    public Instant time() {
        return time;
    }

    /** What the host found. */
    public PreflightReports reports() {
        return reports;
    }

    LastChange change(PreflightReport report) {
        LastChange known = changes.get(new MatrixCluster(report.cluster(), report.region()));
        return Objects.requireNonNullElseGet(known, () -> new LastChange(time, Optional.empty()));
    }

    static String checkedName(String name) {
        boolean fits = !name.isBlank()
                && name.length() <= JsonFields.LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw new InvalidReportException("has a site or host whose name is blank, longer than "
                    + JsonFields.LONGEST_NAME + " characters or has control characters");
        }
        return VisibleText.of(name);
    }

    /** The kernel's answer needs no DNS. */
    private static String hostName() {
        try {
            String name = Files.isReadable(KERNEL)
                    ? Files.readString(KERNEL).strip()
                    : InetAddress.getLocalHost().getHostName();
            return checkedName(name);
        } catch (IOException | InvalidReportException e) {
            return "localhost";
        }
    }
}
