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
