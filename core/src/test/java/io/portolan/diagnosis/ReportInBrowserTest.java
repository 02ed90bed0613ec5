package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of {@link ReportHtml} as people get it. A real browser loads it from a file. */
class ReportInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots").toAbsolutePath();
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";

    /** Measures the page. It is put into a copy of the page without its policy. */
    private static final String PROBE = """
            <script>
            const all = selector => [...document.querySelectorAll(selector)];
            const seen = element => element.checkVisibility() && element.getBoundingClientRect().width > 0;
            location.hash = "#cluster-2";
            addEventListener("load", () => document.title = JSON.stringify({
              rows: all(".matrix tbody tr").length,
              broken: all(".link.failed").filter(seen).map(link => link.querySelector(".label").textContent),
              dark: getComputedStyle(document.body).backgroundColor === "rgb(16, 23, 30)",
              wide: document.documentElement.scrollWidth > innerWidth,
              unfolded: all("details.cluster")[1]?.open,
              summaries: all("summary").every(summary => summary.tabIndex === 0),
              row: all(".lane .link").every(link => !link.nextElementSibling
                  || link.nextElementSibling.getBoundingClientRect().top === link.getBoundingClientRect().top),
            }));
            </script></body>""";

    @TempDir
    Path folder;

    private HeadlessBrowser browser;

    @BeforeEach
    void findBrowser() throws Exception {
        browser = HeadlessBrowser.find(folder);
        Files.createDirectories(SCREENSHOTS);
    }

    @ParameterizedTest
    @CsvSource({"light, 1, 1280, 3000", "dark, 0, 1280, 3000", "narrow, 1, 500, 3600"})
    void browserShowsMatrixAndBrokenLinks(String name, String scheme, String width, String height) throws Exception {
        String page = SampleReports.estate().toHtml();
        HeadlessBrowser.Visit visit = browser.visit(
                page.replace(POLICY, "<meta name=\"policy\"").replace("</body>", PROBE),
                "--blink-settings=preferredColorScheme=" + scheme,
                "--window-size=" + width + "," + height);
        JsonNode measured = measured(visit);

        assertThat(measured.get("rows").asInt()).isEqualTo(7);
        assertThat(measured.get("broken"))
                .extracting(JsonNode::asText)
                .containsExactly("forwarding rule", "role chain", "forwarding rule", "rule targets");
        assertThat(measured.get("dark").asBoolean()).isEqualTo(name.equals("dark"));
        assertThat(measured.get("wide").asBoolean()).as("scrolls sideways").isFalse();
        assertThat(measured.get("row").asBoolean()).as("links side by side").isEqualTo(!name.equals("narrow"));
        assertThat(measured.get("unfolded").asBoolean())
                .as("a followed anchor unfolds its cluster")
                .isTrue();
        assertThat(measured.get("summaries").asBoolean())
                .as("unfolds by keyboard")
                .isTrue();
        assertThat(visit.console()).isEmpty();
        browser.visit(
                page,
                "--blink-settings=preferredColorScheme=" + scheme,
                "--window-size=" + width + "," + height,
                "--screenshot=" + SCREENSHOTS.resolve(name + ".png"));
        assertThat(SCREENSHOTS.resolve(name + ".png")).isNotEmptyFile();
    }

    @Test
    void hostileTextRunsNothing() throws Exception {
        try (CountingProxy proxy = new CountingProxy()) {
            HeadlessBrowser.Visit visit = browser.visit(HostileReports.all().toHtml(), proxy.options());

            assertThat(visit.dom()).contains("<title>Preflight: 13 of 13 clusters failed</title>");
            assertThat(visit.dom()).doesNotContain("<img", "<svg");
            assertThat(visit.console()).isEmpty();
            assertThat(proxy.requestsFor("canary.example")).isEmpty();
        }
    }

    @Test
    void policyStopsSmuggledMarkup() throws Exception {
        String broken = SampleReports.sound()
                .toHtml()
                .replace("</body>", HostileReports.TEXTS.get(0) + HostileReports.TEXTS.get(1) + "</body>");
        try (CountingProxy proxy = new CountingProxy()) {
            HeadlessBrowser.Visit visit = browser.visit(broken, proxy.options());

            assertThat(visit.dom()).contains("<title>Preflight: payments ready</title>");
            assertThat(visit.console()).isNotEmpty().allMatch(line -> line.contains("Content Security Policy"));
            assertThat(proxy.requestsFor("canary.example")).isEmpty();
        }
    }

    /** Shows that the two tests above can fail. */
    @Test
    void browserReportsScriptsAndRequests() throws Exception {
        String page =
                "<title>x</title>" + String.join("", HostileReports.TEXTS.subList(0, 2)) + "<script>no()</script>";
        try (CountingProxy proxy = new CountingProxy()) {
            HeadlessBrowser.Visit visit = browser.visit(page, proxy.options());

            assertThat(visit.dom()).contains("<title>owned</title>");
            assertThat(visit.console()).anyMatch(line -> line.contains("ReferenceError"));
            assertThat(proxy.requestsFor("canary.example")).isNotEmpty();
        }
    }

    private static JsonNode measured(HeadlessBrowser.Visit visit) throws Exception {
        Matcher title = Pattern.compile("<title>(.*)</title>").matcher(visit.dom());
        assertThat(title.find()).isTrue();
        return new ObjectMapper().readTree(title.group(1));
    }
}
