package io.portolan.diagnosis;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.diagnosis.ReportedState.LastChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes reports as JSON. The resource {@code preflight-report.schema.json} describes it. */
final class ReportJson {

    private ReportJson() {}

    static String format(List<PreflightReport> reports) {
        return object(field("clusters", array(reports, report -> object(cluster(report)))), causes(reports))
                .text();
    }

    static String format(SiteReport site) {
        List<PreflightReport> reports = site.reports().reports();
        return object(
                        field("format", JsonValue.number(ReportedSite.FORMAT)),
                        field("site", site.site()),
                        field("host", site.host()),
                        field("time", site.time().toString()),
                        field("clusters", array(reports, report -> object(cluster(report, site.change(report))))),
                        causes(reports))
                .text();
    }

    private static JsonField causes(List<PreflightReport> reports) {
        return field("causes", array(ReportCauses.of(reports).causes(), ReportJson::cause));
    }

    private static JsonValue cause(SharedCause cause) {
        return object(
                field("code", cause.code().name()),
                field("severity", id(cause.code().severity())),
                field("cause", cause.cause()),
                field("fix", cause.fix()),
                field("clusters", array(List.copyOf(cause.findings().keySet()), report -> affected(cause, report))));
    }

    private static JsonValue affected(SharedCause cause, PreflightReport report) {
        return object(
                field("name", report.cluster()), field("subjects", array(cause.subjects(report), JsonValue::string)));
    }

    private static JsonField[] cluster(PreflightReport report, LastChange change) {
        List<JsonField> fields = new ArrayList<>(List.of(cluster(report)));
        fields.add(field("since", change.since().toString()));
        change.before().ifPresent(before -> fields.add(field("before", before.toJson())));
        return fields.toArray(JsonField[]::new);
    }

    private static JsonField[] cluster(PreflightReport report) {
        List<JsonField> fields = new ArrayList<>(List.of(
                field("name", report.cluster()),
                field("region", report.region()),
                field("environment", report.environment()),
                field("status", report.status()),
                field("millis", millis(report.duration()))));
        report.roundTrip().ifPresent(time -> fields.add(field("roundTripMillis", millis(time))));
        fields.add(field("stages", array(report.stages(), ReportJson::stage)));
        return fields.toArray(JsonField[]::new);
    }

    private static JsonValue stage(StageReport report) {
        return object(
                field("stage", id(report.stage())),
                field("status", CheckStatus.of(report).id()),
                field("millis", millis(report.duration())),
                field("findings", array(report.findings(), ReportJson::finding)),
                field("steps", array(report.steps(), ReportJson::step)));
    }

    private static JsonValue finding(Finding finding) {
        return object(
                field("code", finding.code().name()),
                field("severity", id(finding.severity())),
                field("subject", finding.subject()),
                field("asked", finding.asked()),
                field("seen", finding.seen()),
                field("cause", finding.cause()),
                field("fix", finding.fix()));
    }

    private static JsonValue step(Step step) {
        return object(
                field("name", step.name()), field("outcome", step.outcome()), field("millis", millis(step.duration())));
    }

    private static JsonValue millis(Duration duration) {
        return JsonValue.number(duration.toMillis());
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
