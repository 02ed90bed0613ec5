package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link PathChart} places each diagnosis on the link of the path that it is about. */
class PathChartTest {

    /**
     * The state of each link, where {@code +} is sound and {@code !} is weak and {@code x} is broken and {@code .} is not
     * checked.
     */
    @ParameterizedTest
    @CsvSource({
        "ROLE_NOT_ASSUMABLE,      CREDENTIALS,    +x.. ..... ....",
        "CONTROL_PLANE_DENIED,    BROKERS,        ++x. ..... ....",
        "CLUSTER_NOT_FOUND,       BROKERS,        +++x ..... ....",
        "RESOLVER_REFUSED,        DNS,            ++++ x.... ....",
        "MISSING_RULE,            DNS,            ++++ +x... ....",
        "RULE_TO_OTHER_VPC,       DNS,            ++++ ++x.. ....",
        "NOT_IN_SERVICE_VPC,      DNS,            ++++ ...x. ....",
        "CENTRAL_DEGRADED,        DNS,            ++++ ++!++ ++++",
        "LOCAL_OVERRIDE,          DNS,            ++++ !++++ ++++",
        "TCP_REFUSED,             TCP,            ++++ +++++ x...",
        "TLS_NAME_MISMATCH,       TLS,            ++++ +++++ +x..",
        "ACCESS_DENIED,           IAM,            ++++ +++++ ++x.",
        "ROLE_NOT_ASSUMABLE,      IAM,            +x++ +++++ ++..",
        "MISSING_RULE,            ADVERTISED_DNS, ++++ +x+++ ++++",
        "OK,                      CATALOG,        ++++ +++++ ++++",
    })
    void onlyProvedLinksAreSound(Code code, Stage stage, String links) {
        assertThat(links(chart("us-east-2", stage, code))).isEqualTo(links);
    }

    @Test
    void plainKafkaHasNoForwardingRules() {
        assertThat(links(chart("", Stage.CATALOG, Code.OK))).isEqualTo("++++ +...+ ++++");
    }

    @Test
    void findingsOfOneCauseAreGrouped() {
        PathChart chart = PathChart.of("c", FailedReports.advertisedNamesMissing(), ReportCauses.NONE);

        assertThat(chart.diagnoses(PathLink.FORWARDING_RULE))
                .singleElement()
                .satisfies(diagnosis -> assertThat(diagnosis.findings())
                        .extracting(Finding::subject)
                        .allMatch(subject -> subject.matches("b[123]-.*"))
                        .hasSize(3));
    }

    /** All stages pass before this one, which finds this code. */
    private static PathChart chart(String region, Stage stage, Code code) {
        Finding finding = Finding.about(code, "it").build();
        boolean fatal = finding.severity() == Severity.FAILURE;
        List<StageReport> stages = Stream.of(Stage.values())
                .map(each -> fatal && each.compareTo(stage) > 0
                        ? StageReport.skipped(each)
                        : new StageReport(each, false, Duration.ZERO, each == stage ? List.of(finding) : List.of()))
                .toList();
        return PathChart.of("c", new PreflightReport("orders", region, "", Duration.ZERO, stages), ReportCauses.NONE);
    }

    private static String links(PathChart chart) {
        return Stream.of(PathLane.values())
                .map(lane -> PathLink.of(lane)
                        .map(link -> switch (chart.status(link)) {
                            case OK -> "+";
                            case WARNING -> "!";
                            case FAILED -> "x";
                            case SKIPPED -> ".";
                        })
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
