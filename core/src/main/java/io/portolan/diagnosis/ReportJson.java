package io.portolan.diagnosis;

import static io.portolan.diagnosis.Json.array;
import static io.portolan.diagnosis.Json.field;
import static io.portolan.diagnosis.Json.object;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes reports as JSON; {@code preflight-report.schema.json}, a resource beside this class, describes it. */
final class ReportJson {

    private ReportJson() {}

    static String of(List<PreflightReport> reports) {
        return object(field("clusters", array(reports, ReportJson::cluster))).text();
    }

    private static Json cluster(PreflightReport report) {
        return object(
                field("name", report.cluster()),
                field("region", report.region()),
                field("environment", report.environment()),
                field("status", report.status()),
                field("millis", millis(report.duration())),
                field("stages", array(report.stages(), ReportJson::stage)));
    }

    private static Json stage(StageReport report) {
        return object(
                field("stage", id(report.stage())),
                field("status", Status.of(report).id()),
                field("millis", millis(report.duration())),
                field("findings", array(report.findings(), ReportJson::finding)),
                field("steps", array(report.steps(), ReportJson::step)));
    }

    private static Json finding(Finding finding) {
        return object(
                field("code", finding.code().name()),
                field("severity", id(finding.severity())),
                field("subject", finding.subject()),
                field("asked", finding.asked()),
                field("seen", finding.seen()),
                field("cause", finding.cause()),
                field("fix", finding.fix()));
    }

    private static Json step(Step step) {
        return object(
                field("name", step.name()), field("outcome", step.outcome()), field("millis", millis(step.duration())));
    }

    private static Json millis(Duration duration) {
        return Json.number(duration.toMillis());
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
