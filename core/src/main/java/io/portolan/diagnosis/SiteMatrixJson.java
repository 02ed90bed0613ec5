package io.portolan.diagnosis;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.diagnosis.MatrixSite.PairReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a matrix as JSON. The resource {@code site-matrix.schema.json} describes it. */
record SiteMatrixJson(MatrixContents contents, MatrixCauses causes) {

    static String format(MatrixContents contents) {
        return new SiteMatrixJson(contents, MatrixCauses.of(contents)).format();
    }

    private String format() {
        return object(
                        field("format", JsonValue.number(ReportedSite.FORMAT)),
                        field("time", contents.now().toString()),
                        field("environment", contents.environment()),
                        field("status", contents.status().id()),
                        field("sites", array(contents.sites(), this::site)),
                        field("pairs", array(contents.pairs(), this::pair)),
                        field("causes", array(causes.all().causes(), this::cause)),
                        field("problems", array(contents.problems(), MatrixProblem::toJson)))
                .text();
    }

    private JsonValue site(MatrixSite site) {
        return object(
                field("name", site.name()),
                field(
                        "hosts",
                        array(
                                site.hosts(),
                                report -> object(
                                        field("name", report.host()),
                                        field("time", report.time().toString()),
                                        field("ageSeconds", seconds(MatrixSite.age(report, contents.now()))),
                                        field("stale", JsonValue.flag(site.isStale(report)))))));
    }

    private JsonValue pair(MatrixPair pair) {
        List<JsonField> fields = new ArrayList<>(List.of(
                field("site", pair.site().name()),
                field("cluster", pair.cluster().name()),
                field("region", pair.cluster().region()),
                field("status", pair.status().id())));
        pair.report().ifPresent(report -> addReport(fields, pair, report));
        return object(fields.toArray(JsonField[]::new));
    }

    private void addReport(List<JsonField> fields, MatrixPair pair, PairReport report) {
        fields.add(field("codes", array(pair.codes(), JsonValue::string)));
        fields.add(field("host", report.by().host()));
        fields.add(field("time", report.by().time().toString()));
        fields.add(field("ageSeconds", seconds(report.age(contents.now()))));
        fields.add(field("stale", JsonValue.flag(report.stale())));
        pair.roundTrip().ifPresent(time -> fields.add(field("roundTripMillis", JsonValue.number(time.toMillis()))));
        pair.change().ifPresent(change -> {
            fields.add(field("since", change.since().toString()));
            change.before().ifPresent(before -> fields.add(field("before", before.toJson())));
        });
    }

    private JsonValue cause(SharedCause cause) {
        return object(
                field("code", cause.code().name()),
                field("severity", cause.code().severity().name().toLowerCase(Locale.ROOT)),
                field("cause", cause.cause()),
                field("fix", cause.fix()),
                field(
                        "pairs",
                        array(
                                causes.pairs(cause),
                                pair -> object(
                                        field("site", pair.site().name()),
                                        field("cluster", pair.cluster().name()),
                                        field("region", pair.cluster().region()),
                                        field("subjects", array(causes.subjects(cause, pair), JsonValue::string))))));
    }

    private static JsonValue seconds(Duration age) {
        return JsonValue.number(age.toSeconds());
    }
}
