package io.portolan.diagnosis;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes reports as JSON. The resource {@code preflight-report.schema.json} describes it. */
final class ReportJson {

    private ReportJson() {}

    static String format(List<PreflightReport> reports) {
        return object(
                        field("clusters", array(reports, ReportJson::cluster)),
                        field("causes", array(ReportCauses.of(reports).causes(), ReportJson::cause)))
                .text();
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

    private static JsonValue cluster(PreflightReport report) {
        return object(
                field("name", report.cluster()),
                field("region", report.region()),
                field("environment", report.environment()),
                field("status", report.status()),
                field("millis", millis(report.duration())),
                field("stages", array(report.stages(), ReportJson::stage)));
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
