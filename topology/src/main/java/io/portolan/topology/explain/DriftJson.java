package io.portolan.topology.explain;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue;

/** Writes a drift as JSON. */
record DriftJson(Drift drift) {

    String format() {
        return object(
                        field("resources", array(drift.entries(), DriftJson::entry)),
                        field("diversions", array(drift.diversions(), ExplanationJson::evidence)),
                        field("templates", PlanFragment.templates(drift.environment(), drift.change())))
                .text();
    }

    private static JsonValue entry(DriftEntry entry) {
        return object(
                field("resource", ExplanationJson.resource(entry.resource())),
                field("id", entry.id()),
                field("state", ExplanationJson.id(entry.state())),
                field("differences", array(entry.differences(), ExplanationJson::evidence)),
                field("missing", array(entry.missing(), ExplanationJson::missing)));
    }
}
