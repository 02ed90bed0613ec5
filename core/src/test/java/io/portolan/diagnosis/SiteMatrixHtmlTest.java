package io.portolan.diagnosis;

import static io.portolan.diagnosis.SampleMatrix.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of {@link SiteMatrixHtml} has. */
class SiteMatrixHtmlTest {

    @Test
    void pageLeadsFromPairsToTheirCause() throws Exception {
        ReportPage page = ReportPage.of(SampleMatrix.estate().toHtml());

        assertThat(page.texts("//h1")).containsExactly("2 of 12 pairs failed");
        assertThat(page.texts("//td[@class='failed']/a")).containsExactly("cause 1", "cause 1");
        assertThat(page.texts("//td[@class='failed']/a/@href")).containsOnly("#cause-1");
        assertThat(page.texts("//*[@id='cause-1']//ul[@class='where']/li")).containsExactly("shop-east audit shipping");
        assertThat(page.texts("//section[@class='changes']//tbody/tr"))
                .hasSize(2)
                .allMatch(row -> row.startsWith("2026-11-27 20:12:53 UTCshop-east"))
                .allMatch(row -> row.endsWith("MISSING_RULE ✓ ready"));
        assertThat(page.texts("//tr/td[1]/@title"))
                .contains("shop-east to audit (us-west-2): failed since 2026-11-27T20:12:53Z, before OK, as shop-east-1"
                        + " said 12 s ago");
    }

    @Test
    void problemsOfReportsAreTold() throws Exception {
        ReportPage page = ReportPage.of(SampleMatrix.troubled().toHtml());

        assertThat(page.texts("//section[@class='problems']//b"))
                .containsExactly("half.json", "newer.json", "dev.json", "README.txt", "shop-east", "depot", "depot");
        assertThat(page.texts("//th[@class='silent']")).containsExactly("harbour not reported");
        assertThat(page.texts("//th[@class='stale']")).containsExactly("plant 30 h ago");
    }

    @Test
    void unusedPairHasItsOwnSign() throws Exception {
        ReportPage page = ReportPage.of(SampleMatrix.unused().toHtml());

        assertThat(page.texts("//h1")).containsExactly("All 6 pairs ready, 6 more not used");
        assertThat(page.texts("//td[@class='not_used']")).hasSize(6).containsOnly("not used");
        assertThat(page.texts("//td[@class='not_used']/@title")).contains("shop to audit (us-west-2): not used");
        assertThat(page.texts("//p[@class='legend']/span"))
                .containsSequence("– not reported", "! ready with warnings", "✓ ready", "· not used");
        assertThat(page.texts("//th[@class='silent']")).isEmpty();
        assertThat(page.texts("//a[starts-with(@href, '#cause')]")).isEmpty();
    }

    @Test
    void manySitesOfACauseAreFolded() throws Exception {
        ReportPage page = ReportPage.of(SampleMatrix.brokenEverywhere(50).toHtml());

        assertThat(page.texts("//*[@id='cause-1']/div/ul[@class='where']/li/b"))
                .hasSize(10)
                .startsWith("site-00-shop");
        assertThat(page.texts("//*[@id='cause-1']//details/summary")).containsExactly("and 40 more sites");
        assertThat(page.texts("//*[@id='cause-1']//details/ul[@class='where']/li"))
                .hasSize(40);
        assertThat(ReportPage.of(SampleMatrix.brokenEverywhere(11).toHtml()).texts("//details"))
                .isEmpty();
    }

    @Test
    void manyClustersOfASiteAreFolded() throws Exception {
        ReportPage page = ReportPage.of(SampleMatrix.large(60, 10).toHtml());

        assertThat(page.texts("//*[@id='cause-1']//ul[@class='where']/li/a")).hasSize(10);
        assertThat(page.texts("//*[@id='cause-1']//details/summary")).containsExactly("and 5 more clusters");
    }

    /** These names have the same hash code. */
    @Test
    void rowsOfNamesAlikeAreToldApart() throws Exception {
        SiteMatrix.Builder matrix = SiteMatrix.builder();
        List<PreflightReport> reports = List.of(SampleMatrix.failed("Aa"), SampleMatrix.failed("BB"));
        matrix.add(
                "r.json",
                SiteReport.of("shop", "h", NOW, PreflightReports.of(reports)).toJson());
        ReportPage page = ReportPage.of(matrix.build(NOW).toHtml());

        assertThat(page.texts("//tbody/tr/@id")).containsExactly("row-1", "row-2");
        assertThat(page.texts("//a[text()='BB']/@href")).containsOnly("#row-2");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        for (String text : HostileReports.TEXTS) {
            SiteMatrix.Builder matrix = SiteMatrix.builder().sites(List.of(text));
            PreflightReports reports = PreflightReports.of(List.of(HostileReports.of(text)));
            matrix.add(text, SiteReport.of("<i>'\"{}", "h", NOW, reports).toJson());
            matrix.addUnreadable(text, text).addIgnored(text, text);
            String html = matrix.build(NOW).toHtml();

            assertThat(ReportPage.of(html).nodes("//i | //img | //svg | //script"))
                    .isEmpty();
        }
    }

    @Test
    void emptyMatrixSaysSo() throws Exception {
        assertThat(ReportPage.of(SiteMatrix.builder().build(NOW).toHtml()).texts("//main"))
                .containsExactly("No site has reported.");
    }
}
