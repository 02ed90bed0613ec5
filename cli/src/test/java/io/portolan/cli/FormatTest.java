package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link CheckCommand} as JSON, as a web page, in colour. */
class FormatTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate()
            .cluster("orders", c -> c.inVpc("prod", "us-east-2").controlPlaneOnly()));

    @TempDir
    Path folder;

    @Test
    void jsonMatchesItsSchema(LocalMsk msk) throws Exception {
        CommandRun run = CommandRun.of(msk, "check", "--all", "--json");
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("{").endsWith("}\n");
        JsonNode cluster =
                new ObjectMapper().readTree(run.out()).path("clusters").path(0);
        assertThat(cluster.path("name").asText()).isEqualTo("orders");
        assertThat(cluster.path("status").asText()).isEqualTo("failed");
        try (InputStream schema =
                Objects.requireNonNull(PreflightReport.class.getResourceAsStream("preflight-report.schema.json"))) {
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(validator.validate(run.out(), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void webPageIsWrittenAndNamed(LocalMsk msk) throws Exception {
        Path page = folder.resolve("report.html");
        CommandRun run = CommandRun.of(msk, "check", "orders", "--html", page.toString());
        assertThat(run.out()).startsWith("Preflight of orders").endsWith("\nWeb page: " + page + "\n");
        assertThat(Files.readString(page)).startsWith("<!").contains("orders", "</html>");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void unwritablePageIsBadInput(LocalMsk msk) {
        Path page = folder.resolve("none/report.html");
        CommandRun run = CommandRun.of(msk, "check", "orders", "--html", page.toString());
        assertThat(run.out()).startsWith("Preflight of orders").doesNotContain("Web page");
        assertThat(run.err()).isEqualTo("portolan: Cannot write " + page + ": There is no such folder.\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void colourIsTheScreensChoice() throws Exception {
        assertThat(printed(true)).contains("\033[");
        assertThat(printed(false)).doesNotContain("\033");
    }

    private static String printed(boolean colour) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var report = new PreflightReport("orders", "us-east-2", "prod", Duration.ZERO, List.of());
        PreflightReports reports = PreflightReports.of(List.of(report));
        new ReportOptions()
                .print(
                        new ReportForms(reports::toText, reports::toJson, reports::toHtml),
                        new CommandOutput(out, out, colour, false));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
