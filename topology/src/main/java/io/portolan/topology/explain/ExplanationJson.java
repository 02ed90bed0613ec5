package io.portolan.topology.explain;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.MissingView;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.regions.Region;

/** Writes an explanation as JSON. */
record ExplanationJson(Explanation explanation) {

    String format() {
        return object(
                        field("cluster", explanation.way().cluster()),
                        field("region", explanation.way().region()),
                        field("site", explanation.way().site()),
                        field("outcome", id(explanation.outcome())),
                        field("culprit", array(explanation.culprit().stream().toList(), this::culprit)),
                        field("evidence", array(explanation.evidence(), ExplanationJson::evidence)),
                        field("missing", array(explanation.missing(), ExplanationJson::missing)),
                        field(
                                "preflight",
                                array(explanation.preflight().stream().toList(), ExplanationJson::preflight)))
                .text();
    }

    private JsonValue culprit(Culprit culprit) {
        return object(
                field("code", culprit.code().name()),
                field("evidence", evidence(culprit.evidence())),
                field("cause", culprit.cause()),
                field("fix", culprit.fix()),
                field("change", array(culprit.change(), ExplanationJson::resource)),
                field("templates", PlanFragment.templates(explanation.way().environment(), culprit.change())));
    }

    static JsonValue resource(PlannedResource resource) {
        return object(
                field("name", resource.name()),
                field("account", resource.stack().account()),
                field("region", region(resource.stack())));
    }

    static JsonValue evidence(Evidence evidence) {
        return object(
                field("api", evidence.api()),
                field("resource", evidence.resource()),
                field("account", evidence.place().account()),
                field("region", region(evidence.place())),
                field("seen", evidence.seen()),
                field("wanted", evidence.wanted()));
    }

    static JsonValue missing(MissingView view) {
        return object(
                field("what", view.what()),
                field("account", view.place().account()),
                field("region", region(view.place())),
                field("why", view.why()),
                field("need", view.need()));
    }

    private static JsonValue preflight(PreflightReport report) {
        return object(
                field("status", report.status()),
                field("findings", array(List.copyOf(report.findings()), ExplanationJson::finding)));
    }

    private static JsonValue finding(Finding finding) {
        return object(
                field("code", finding.code().name()),
                field("subject", finding.subject()),
                field("asked", finding.asked()),
                field("seen", finding.seen()));
    }

    /** IAM has no regions. */
    private static String region(PlannedStack place) {
        return place.region().map(Region::id).orElse("");
    }

    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
