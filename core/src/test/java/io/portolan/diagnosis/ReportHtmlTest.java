package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;

/**
 * {@link ReportHtml} and {@link StagesHtml} show the verdict, the matrix, the path and the stages. They let no text become
 * markup.
 */
class ReportHtmlTest {

    static Stream<PreflightReports> reports() {
        return Stream.of(
                PreflightReports.of(List.of()),
                PreflightReports.of(List.of(FailedReports.missingRule())),
                SampleReports.estate(),
                HostileReports.all(),
                PreflightReports.of(HostileReports.withEveryCode()));
    }

    @Test
    void verdictAndMatrixComeFirst() throws Exception {
        ReportPage page = ReportPage.of(SampleReports.estate());

        assertThat(page.texts("//title")).containsExactly("Preflight: 4 of 7 clusters failed");
        assertThat(page.texts("//h1")).containsExactly("4 of 7 clusters failed");
        assertThat(page.texts("//table[@class='matrix']/thead//th[@scope='col']"))
                .startsWith("Cluster", "Region", "Catalog", "Credentials", "Brokers", "DNS")
                .hasSize(Stage.values().length + 4);
        assertThat(page.texts("//table[@class='matrix']/tbody/tr/th[@scope='row']"))
                .containsExactly("orders", "payments", "audit", "refunds", "shipments", "stock", "local");
        assertThat(page.texts("//table[@class='matrix']/tbody/tr[1]/td[@class='cell']//span[@class='unseen']"))
                .startsWith("OK", "OK", "OK", "FAILED", "skipped");
        assertThat(page.texts("//table[@class='matrix']/tbody/tr/td[last()]"))
                .startsWith("MISSING_RULE", "", "CENTRAL_DEGRADED", "ROLE_NOT_ASSUMABLE");
    }

    @Test
    void brokenLinkHasItsFixBeside() throws Exception {
        ReportPage page = ReportPage.of(PreflightReports.of(List.of(FailedReports.missingRule())));

        assertThat(page.texts("//li[@class='link failed']//span[@class='label']"))
                .containsExactly("forwarding rule");
        assertThat(page.texts("//section[@class='lane'][.//li[@class='link failed']]//article/h4/code"))
                .containsExactly("MISSING_RULE");
        assertThat(page.texts("//article/div[last()]/pre"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("FORWARD kafka-serverless.us-west-2.amazonaws.com to 10.30.1.53:53");
        assertThat(page.texts("//article/div[1]//pre"))
                .singleElement()
                .asString()
                .contains("host resolver 10.1.0.2 NXDOMAIN");
        assertThat(page.texts("//article//code")).contains(SampleReports.BOOT);
        assertThat(page.texts("//tr[@class='critical']/th")).hasSize(3).last().isEqualTo("jvm " + SampleReports.BOOT);
        assertThat(page.texts("//ol[@class='critical-path']/li")).hasSize(3);
    }

    @Test
    void causesComeFirstWithTheirClusters() throws Exception {
        ReportPage page = ReportPage.of(SampleReports.estate());

        assertThat(page.texts("//section[@class='causes']/h2"))
                .containsExactly("4 causes explain 7 findings in 5 of 7 clusters");
        assertThat(page.texts("//section[@class='causes']/article/h3/code"))
                .containsExactly("MISSING_RULE", "ROLE_NOT_ASSUMABLE", "WRONG_ENVIRONMENT", "CENTRAL_DEGRADED");
        assertThat(page.texts("//article[@id='cause-1']//li/a")).containsExactly("orders", "shipments");
        assertThat(page.texts("//article[@id='cause-1']//pre")).hasSize(2);
        assertThat(page.nodes("//section[@class='causes']/following::table[@class='matrix']"))
                .hasSize(1);
    }

    @Test
    void fixStandsOnceOnThePage() throws Exception {
        ReportPage page = ReportPage.of(SampleReports.estate());

        assertThat(page.texts("//pre[starts-with(., 'FORWARD')]")).hasSize(1);
        assertThat(page.texts("//section[@class='lane']//article//a"))
                .containsExactly("cause 1", "cause 4", "cause 2", "cause 1", "cause 3");
    }

    @Test
    void singleClusterHasNoCausesAbove() throws Exception {
        assertThat(ReportPage.of(PreflightReports.of(List.of(FailedReports.missingRule())))
                        .nodes("//section[@class='causes']"))
                .isEmpty();
    }

    @Test
    void soundClustersAmongOthersAreFolded() throws Exception {
        assertThat(ReportPage.of(SampleReports.estate()).texts("//details[@open]//h2"))
                .hasSize(5);
        assertThat(ReportPage.of(PreflightReports.of(List.of(SampleReports.sound())))
                        .texts("//details[@open]//h2"))
                .hasSize(1);
    }

    @Test
    void emptyReportSaysSo() throws Exception {
        assertThat(ReportPage.of(PreflightReports.of(List.of())).texts("//main"))
                .containsExactly("No cluster was checked.");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void linksStayOnThePage(PreflightReports reports) throws Exception {
        ReportPage page = ReportPage.of(reports);
        List<String> ids = page.texts("//@id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.texts("//@href")).allMatch(href -> ids.contains(href.substring(1)));
        assertThat(page.nodes("//@src | //@action | //@data | //script | //link | //iframe | //object"))
                .isEmpty();
        assertThat(page.texts("//style")).allSatisfy(css -> assertThat(css).doesNotContain("url(", "@import", "//"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void headingsSkipNoLevel(PreflightReports reports) throws Exception {
        ReportPage page = ReportPage.of(reports);
        int level = 0;
        for (Node heading : page.nodes("//h1 | //h2 | //h3 | //h4 | //h5")) {
            int next = heading.getNodeName().charAt(1) - '0';
            assertThat(next).as(heading.getTextContent()).isLessThanOrEqualTo(level + 1);
            level = next;
        }
        assertThat(page.nodes("//th[not(@scope)]")).isEmpty();
        assertThat(page.nodes("//table[not(caption)]")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyFailureStandsAtItsLink(PreflightReports reports) throws Exception {
        long diagnoses = reports.reports().stream()
                .mapToLong(report -> Diagnosis.of(report).size())
                .sum();

        assertThat(ReportPage.of(reports).nodes("//section[@class='lane']//article"))
                .hasSize((int) diagnoses);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        ReportPage page = ReportPage.of(HostileReports.all());

        assertThat(page.nodes("//*[starts-with(name(@*), 'on')] | //img | //svg"))
                .isEmpty();
        assertThat(page.texts("//h1")).hasSize(1);
        assertThat(page.texts("//table[@class='matrix']//th[@scope='row']"))
                .contains(
                        "<script>document.title='owned'</script>",
                        "' onmouseover='document.title=1",
                        "{}{0}%s${x}$1\\1");
        assertThat(page.texts("//article//p[@class='cause']")).contains("</style></pre></details><h1>Forged</h1>");
    }
}
