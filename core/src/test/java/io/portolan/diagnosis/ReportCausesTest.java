package io.portolan.diagnosis;

import static io.portolan.diagnosis.SampleReports.report;
import static io.portolan.diagnosis.SampleReports.stage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How {@link ReportCauses} finds what many findings have in common. */
class ReportCausesTest {

    @Test
    void oneRuleExplainsTwelveFailures() {
        List<PreflightReport> reports = IntStream.range(0, 12)
                .mapToObj(index -> failing("c" + index, missing("boot-" + index, "No rule.")))
                .toList();
        ReportCauses causes = ReportCauses.of(reports);

        assertThat(causes.summary()).isEqualTo("1 cause explains 12 findings in 12 of 12 clusters");
        assertThat(causes.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.scope("cluster")).isEqualTo("DNS, 12 clusters");
            assertThat(cause.cause()).isEqualTo("No rule.");
            assertThat(cause.subjects(reports.get(11))).containsExactly("boot-11");
        });
    }

    @Test
    void anotherFixIsAnotherCause() {
        Finding other =
                missing("boot-2", "No rule.").toBuilder().fix("Make another.").build();

        assertThat(ReportCauses.of(List.of(failing("a", missing("boot-1", "No rule.")), failing("b", other)))
                        .causes())
                .hasSize(2);
    }

    @Test
    void differingCausesStayWithTheirFindings() {
        SharedCause cause = ReportCauses.of(
                        List.of(failing("a", missing("boot-1", "No rule.")), failing("b", missing("boot-2", "None."))))
                .causes()
                .get(0);

        assertThat(cause.findings()).hasSize(2);
        assertThat(cause.cause()).isEmpty();
    }

    @Test
    void findingsWithoutFixShareTheirCause() {
        Finding one = missing("boot-1", "Interrupted.").toBuilder().fix("").build();
        Finding same = missing("boot-2", "Interrupted.").toBuilder().fix("").build();
        Finding other = missing("boot-3", "Unknown.").toBuilder().fix("").build();

        assertThat(ReportCauses.of(List.of(failing("a", one), failing("b", same), failing("c", other)))
                        .causes())
                .extracting(cause -> cause.findings().size())
                .containsExactly(2, 1);
    }

    @Test
    void gravestAndWidestComesFirst() {
        Finding warning = Finding.about(Code.CENTRAL_DEGRADED, "central").build();
        Finding refused = Finding.about(Code.TCP_REFUSED, "b1:9098").build();
        List<PreflightReport> reports = List.of(
                failing("a", warning, refused),
                failing("b", warning, missing("boot-1", "No rule.")),
                failing("c", warning, missing("boot-2", "No rule.")));

        assertThat(ReportCauses.of(reports).causes())
                .extracting(SharedCause::code)
                .containsExactly(Code.MISSING_RULE, Code.TCP_REFUSED, Code.CENTRAL_DEGRADED);
    }

    @Test
    void soundReportsHaveNoCause() {
        assertThat(ReportCauses.of(List.of(SampleReports.sound(), SampleReports.plain()))
                        .isEmpty())
                .isTrue();
    }

    private static Finding missing(String host, String cause) {
        return Finding.about(Code.MISSING_RULE, host)
                .seen("NXDOMAIN")
                .cause(cause)
                .fix("Make one.")
                .build();
    }

    private static PreflightReport failing(String cluster, Finding... findings) {
        return report(cluster, "us-west-2", 12, stage(Stage.DNS, 12, List.of(findings)));
    }
}
