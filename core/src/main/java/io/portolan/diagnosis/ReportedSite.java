package io.portolan.diagnosis;

import io.portolan.diagnosis.ReportedState.LastChange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The report of a site that was read again. It keeps what the matrix shows. */
record ReportedSite(String site, String host, Instant time, List<ReportedCluster> clusters) {

    /** A report has this format or an older one. */
    static final int FORMAT = 1;

    /** Steps are many. The causes are found again from the findings, and no matrix shows what each finding has asked and seen. */
    private static final Set<String> NOT_KEPT = Set.of("steps", "causes", "asked", "seen");

    /** @param json in UTF-8
     * @throws InvalidReportException if this is no report of a site, or one of a newer format */
    static ReportedSite read(byte[] json) {
        JsonFields fields = JsonFields.of(JsonReader.read(json, NOT_KEPT));
        long format = fields.number("format")
                .orElseThrow(() -> new InvalidReportException("is no report of a site: it has no \"format\""));
        if (format > FORMAT) {
            throw new InvalidReportException(
                    "has the format " + format + " of a newer version, and this one reads " + FORMAT);
        }
        Instant time = time(fields, "time");
        return new ReportedSite(
                SiteReport.checkedName(fields.name("site")),
                SiteReport.checkedName(fields.name("host")),
                time,
                fields.objects("clusters").stream()
                        .map(cluster -> cluster(cluster, time))
                        .toList());
    }

    private static ReportedCluster cluster(JsonFields json, Instant time) {
        ReportedStages stages = new ReportedStages();
        json.objects("stages").forEach(stages::add);
        PreflightReport report = new PreflightReport(
                json.name("name"),
                json.text("region"),
                json.text("environment"),
                Duration.ofMillis(json.number("millis").orElse(0L)),
                stages.known());
        CheckStatus found = CheckStatus.of(report.severity());
        CheckStatus said = ReportedState.status(json);
        CheckStatus worse = found.compareTo(said) > 0 ? found : said;
        Optional<ReportedState> before = json.object("before").map(ReportedState::read);
        Instant since = json.members().containsKey("since") ? time(json, "since") : time;
        return new ReportedCluster(
                report,
                new ReportedState(worse, stages.codes()),
                json.number("roundTripMillis").map(Duration::ofMillis),
                new LastChange(since, before),
                stages.unknown());
    }

    private static Instant time(JsonFields json, String field) {
        try {
            Instant time = Instant.parse(json.name(field));
            if (time.isAfter(Instant.EPOCH) && time.isBefore(Instant.EPOCH.plus(Duration.ofDays(100_000)))) {
                return time;
            }
        } catch (DateTimeException e) {
            // the fault below
        }
        throw json.fault(field, "a time such as 2026-11-27T20:13:05Z");
    }
}
