package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of {@link SiteMatrixHtml} in a real browser. */
class SiteMatrixInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots").toAbsolutePath();
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";

    private static final String PROBE = """
            <script>
            const all = selector => [...document.querySelectorAll(selector)];
            addEventListener("load", () => {
              const grid = document.querySelector(".grid");
              grid.scrollTo(700, 900);
              const corner = document.querySelector(".grid thead th").getBoundingClientRect();
              const box = grid.getBoundingClientRect();
              document.title = JSON.stringify({
                millis: Math.round(performance.now()),
                cells: all(".grid td").length,
                elements: all("*").length,
                failed: all(".grid td.failed").length,
                first: document.querySelector(".grid td").className,
                wide: document.documentElement.scrollWidth > innerWidth,
                corner: Math.abs(corner.top - box.top) < 3 && Math.abs(corner.left - box.left) < 3,
                keyboard: grid.tabIndex === 0 && all(".grid td.failed a").every(link => link.tabIndex === 0),
                targets: all("main a").every(link => document.getElementById(link.hash.slice(1))),
                causeAbove: document.querySelector(".causes").getBoundingClientRect().top < box.top,
              });
            });
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
    @CsvSource({"light, 1, 1280, 1000", "dark, 0, 1280, 1000", "narrow, 1, 500, 1600"})
    void smallMatrixShowsFailuresAndCausesFirst(String name, int scheme, int width, int height) throws Exception {
        JsonNode measured = show("matrix-" + name, SampleMatrix.estate(), scheme, width, height);

        assertThat(measured.get("cells").asInt()).isEqualTo(12);
        assertThat(measured.get("failed").asInt()).isEqualTo(2);
        assertThat(measured.get("first").asText()).isEqualTo("failed");
    }

    @Test
    void troubledMatrixIsLegible() throws Exception {
        show("matrix-troubled", SampleMatrix.troubled(), 1, 1280, 1600);
    }

    /** A thousand clusters and fifty sites. */
    @Test
    @Tag("whole")
    void largeMatrixKeepsItsHeadsInView() throws Exception {
        JsonNode measured = show("matrix-large", SampleMatrix.large(1_000, 50), 1, 1600, 1200);

        assertThat(measured.get("cells").asInt()).isEqualTo(50_000);
        assertThat(measured.get("elements").asInt()).isLessThan(60_000);
        assertThat(measured.get("first").asText()).isEqualTo("failed");
    }

    private JsonNode show(String name, SiteMatrix matrix, int scheme, int width, int height) throws Exception {
        String page = matrix.toHtml();
        Files.writeString(SCREENSHOTS.resolve(name + ".html"), page);
        String[] options = {"--blink-settings=preferredColorScheme=" + scheme, "--window-size=" + width + "," + height};
        HeadlessBrowser.Visit visit =
                browser.visit(page.replace(POLICY, "<meta name=\"policy\"").replace("</body>", PROBE), options);
        browser.visit(page, options[0], options[1], "--screenshot=" + SCREENSHOTS.resolve(name + ".png"));
        JsonNode measured = measured(visit);
        System.out.println(name + ": " + measured + ", " + page.length() + " characters");

        assertThat(visit.console()).isEmpty();
        assertThat(SCREENSHOTS.resolve(name + ".png")).isNotEmptyFile();
        assertThat(measured.get("wide").asBoolean()).as("scrolls sideways").isFalse();
        assertThat(measured.get("corner").asBoolean()).as("heads stay in view").isTrue();
        assertThat(measured.get("keyboard").asBoolean())
                .as("reached by keyboard")
                .isTrue();
        assertThat(measured.get("targets").asBoolean())
                .as("all links lead somewhere")
                .isTrue();
        assertThat(measured.get("causeAbove").asBoolean()).as("causes first").isTrue();
        return measured;
    }

    private static JsonNode measured(HeadlessBrowser.Visit visit) throws Exception {
        Matcher title = Pattern.compile("<title>(.*)</title>").matcher(visit.dom());
        assertThat(title.find()).isTrue();
        return new ObjectMapper().readTree(title.group(1));
    }
}
