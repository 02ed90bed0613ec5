package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The published JSON Schema. Any test that has a report can use it. */
public final class ReportSchema {

    private static final Schema SCHEMA = schema("preflight-report.schema.json");
    private static final Schema SITE = schema("site-report.schema.json");
    private static final Schema MATRIX = schema("site-matrix.schema.json");

    private ReportSchema() {}

    /** The report if its JSON fits the schema. */
    public static PreflightReport valid(PreflightReport report) {
        assertValid(report.toJson());
        return report;
    }

    /** Fails where the JSON does not fit the schema. */
    public static void assertValid(String json) {
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    }

    /** Fails where the JSON does not fit the schema of a site's report, and that of reports. */
    static void assertValidSite(String json) {
        assertThat(SITE.validate(json, InputFormat.JSON)).isEmpty();
        assertValid(json);
    }

    /** Fails where the JSON does not fit the schema of a matrix. */
    public static void assertValidMatrix(String json) {
        assertThat(MATRIX.validate(json, InputFormat.JSON)).isEmpty();
    }

    static boolean acceptsMatrix(String json) {
        return MATRIX.validate(json, InputFormat.JSON).isEmpty();
    }

    static boolean accepts(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
    }

    static String text() {
        return text("preflight-report.schema.json");
    }

    private static Schema schema(String resource) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(resource));
    }

    private static String text(String resource) {
        try (InputStream schema = PreflightReports.class.getResourceAsStream(resource)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
