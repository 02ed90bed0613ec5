package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link ReportJson} writes every report as its schema says. */
class ReportJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void jsonHasEveryField() {
        assertThat(sample().toJson()).isEqualTo("""
                {
                  "clusters": [
                    {
                      "name": "orders",
                      "region": "us-west-2",
                      "environment": "prod",
                      "status": "failed",
                      "millis": 419,
                      "stages": [
                        {
                          "stage": "advertised_dns",
                          "status": "failed",
                          "millis": 7,
                          "findings": [
                            {
                              "code": "MISSING_RULE",
                              "severity": "failure",
                              "subject": "boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com",
                              "asked": "addresses",
                              "seen": "jvm  UnknownHostException\\ncentral  10.30.4.11",
                              "cause": "This host's resolver does not forward kafka-serverless.us-west-2.amazonaws.com to the service VPC of us-west-2 (prod).",
                              "fix": "In Route 53 Resolver of us-west-2, make this rule or have it shared by AWS RAM, and associate it with this VPC:\\n  FORWARD  kafka-serverless.us-west-2.amazonaws.com\\n  to  10.30.1.53:53, 10.30.2.53:53\\n  through  the outbound endpoint of us-west-2"
                            }
                          ],
                          "steps": [
                            {
                              "name": "host resolver 10.1.0.2 A boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com",
                              "outcome": "NXDOMAIN",
                              "millis": 6
                            }
                          ]
                        },
                        {
                          "stage": "advertised_tcp",
                          "status": "skipped",
                          "millis": 0,
                          "findings": [],
                          "steps": []
                        }
                      ]
                    }
                  ],
                  "causes": [
                    {
                      "code": "MISSING_RULE",
                      "severity": "failure",
                      "cause": "This host's resolver does not forward kafka-serverless.us-west-2.amazonaws.com to the service VPC of us-west-2 (prod).",
                      "fix": "In Route 53 Resolver of us-west-2, make this rule or have it shared by AWS RAM, and associate it with this VPC:\\n  FORWARD  kafka-serverless.us-west-2.amazonaws.com\\n  to  10.30.1.53:53, 10.30.2.53:53\\n  through  the outbound endpoint of us-west-2",
                      "clusters": [
                        {
                          "name": "orders",
                          "subjects": [
                            "boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com"
                          ]
                        }
                      ]
                    }
                  ]
                }""");
    }

    static Stream<PreflightReports> reports() {
        return Stream.of(
                PreflightReports.of(List.of()),
                SampleReports.estate(),
                HostileReports.all(),
                PreflightReports.of(HostileReports.withEveryCode()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void jsonFollowsItsSchema(PreflightReports reports) throws Exception {
        String json = reports.toJson();

        ReportSchema.assertValid(json);
        JsonNode clusters = MAPPER.readTree(json).get("clusters");
        assertThat(clusters).hasSameSizeAs(reports);
        assertThat(clusters.findValuesAsText("code"))
                .isEqualTo(reports.reports().stream()
                        .flatMap(report -> report.findings().stream())
                        .map(finding -> finding.code().name())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void jsonHasEachCauseOnce(PreflightReports reports) throws Exception {
        JsonNode causes = MAPPER.readTree(reports.toJson()).get("causes");

        assertThat(causes).hasSameSizeAs(ReportCauses.of(reports.reports()).causes());
        assertThat(causes)
                .extracting(
                        cause -> cause.get("code").asText() + cause.get("fix").asText() + cause.get("cause"))
                .doesNotHaveDuplicates();
    }

    @Test
    void reportsOfOlderVersionsAreAccepted() {
        assertThat(ReportSchema.accepts("{\"clusters\": []}")).isTrue();
    }

    @Test
    void schemaKnowsEveryStage() throws Exception {
        JsonNode stages = MAPPER.readTree(ReportSchema.text()).at("/$defs/stage/properties/stage/enum");

        assertThat(stages)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Stream.of(Stage.values())
                        .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                        .toList());
        String sound = SampleReports.sound().toJson();
        assertThat(ReportSchema.accepts(sound.replace("\"status\": \"ok\"", "\"status\": \"fine\"")))
                .isFalse();
        assertThat(ReportSchema.accepts(sound.replace("\"millis\"", "\"ms\""))).isFalse();
        assertThat(ReportSchema.accepts("{}")).isFalse();
    }

    @Test
    void documentShowsEveryField() throws Exception {
        String document = Files.readString(Path.of("../docs/preflight-report.md"));

        assertThat(document).contains("```json\n" + sample().toJson() + "\n```\n");
        for (JsonNode type : MAPPER.readTree(ReportSchema.text()).get("$defs")) {
            type.path("properties")
                    .fieldNames()
                    .forEachRemaining(field -> assertThat(document).containsPattern("\\|[^|]*`" + field + "`[^|]*\\|"));
        }
    }

    private static PreflightReport sample() {
        Finding finding = Finding.about(Code.MISSING_RULE, "boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com")
                .asked("addresses")
                .seen("jvm  UnknownHostException\ncentral  10.30.4.11")
                .cause(SampleReports.MISSING_RULE_CAUSE)
                .fix(SampleReports.MISSING_RULE_FIX)
                .build();
        Step step = new Step(
                "host resolver 10.1.0.2 A boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com",
                "NXDOMAIN",
                Duration.ofNanos(6_900_000));
        return SampleReports.report(
                "orders",
                "us-west-2",
                419,
                SampleReports.stage(Stage.ADVERTISED_DNS, 7, List.of(finding), step),
                StageReport.skipped(Stage.ADVERTISED_TCP));
    }
}
