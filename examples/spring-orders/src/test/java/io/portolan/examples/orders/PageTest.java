package io.portolan.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The page of {@link OrdersApplication} in a real browser on a local estate. Screenshots are in target/screenshots. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.health.portolan.interval=1s")
@Import(LocalOrdersEstate.class)
@ActiveProfiles("localmsk")
@DirtiesContext
class PageTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Set<String> CONTROLS = Set.of("button", "textbox", "spinbutton", "link");

    /** A script that finds the texts whose contrast is too low for WCAG 2.2 level AA. */
    private static final String FAINT = """
            (() => {
              const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
              const light = color => {
                const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(channel);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const behind = element => {
                const color = getComputedStyle(element).backgroundColor;
                return color === "rgba(0, 0, 0, 0)" ? behind(element.parentElement) : color;
              };
              const contrast = element => {
                const both = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
                return (both[0] + 0.05) / (both[1] + 0.05);
              };
              return [...document.querySelectorAll("body *")]
                .filter(element => element.checkVisibility() && !element.matches("tr.new *, .unseen"))
                .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
                .filter(element => contrast(element) < 4.5)
                .map(element => `${element.textContent} ${contrast(element)}`);
            })()""";

    private static Chromium browser;
    private static BrowserPage page;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void startBrowser() throws Exception {
        browser = Chromium.start();
        page = browser.page();
    }

    @AfterAll
    static void endBrowser() {
        browser.close();
    }

    @BeforeEach
    void open() {
        page.look(1400, 1000, "light").open("http://127.0.0.1:" + port + "/");
        page.await("document.querySelectorAll('.cluster.ok').length === 2");
    }

    @Test
    void anOrderIsPlacedAndSeenPaid() {
        page.evaluate("document.querySelector('[name=item]').value = 'Astrolabe <b>'");
        page.evaluate("document.querySelector('[name=quantity]').value = '4'");
        press("Place order");

        page.await("document.querySelector('#outcome').textContent.includes('is kept at partition')");
        page.await("document.querySelector('#entries tr')?.textContent.includes('Astrolabe <b>')");
        page.await("document.querySelector('#entries tr:first-child .paid')");
        assertThat(text("#entries tr")).contains("Astrolabe <b>", "paid 50.00", " ms");
    }

    @Test
    void pageShowsPlaceAndStateOfClusters() {
        assertThat(text("#cluster-orders")).contains("us-east-2", "222222222222", "UP", "end in");
        assertThat(text("#cluster-payments")).contains("us-west-2", "333333333333", "UP", "ok in");
        assertThat(page.evaluate("document.querySelector('#cluster-orders a').href")
                        .asString())
                .endsWith("/actuator/portolan/orders/report");
    }

    @Test
    void brokenRuleIsShownUntilItIsRepaired() {
        press("Remove the rule for us-west-2");
        page.await("document.querySelector('#cluster-payments.failed .finding')");

        assertThat(text("#cluster-payments"))
                .contains("DOWN", "MISSING_RULE", "FORWARD  kafka-serverless.us-west-2.amazonaws.com");
        assertThat(text("#cluster-orders")).contains("UP").doesNotContain("MISSING_RULE");
        assertThat(text("#news")).isEqualTo("Cluster payments is DOWN");

        press("Restore the rule for us-west-2");
        press("Check payments now");
        page.await("document.querySelector('#cluster-payments.ok')");
        assertThat(text("#cluster-payments")).contains("UP").doesNotContain("MISSING_RULE");
    }

    @ParameterizedTest
    @CsvSource({"400, light", "400, dark", "1400, light", "1400, dark"})
    void pageIsLegibleInAllModes(int width, String scheme) throws Exception {
        press("Place order");
        page.await("document.querySelector('#entries tr:first-child .paid')");
        page.look(width, 1000, scheme);
        check(width + "-" + scheme);
        press("Remove the rule for us-west-2");
        page.await("document.querySelector('#cluster-payments.failed .finding')");
        check(width + "-" + scheme + "-failed");
        press("Restore the rule for us-west-2");
        press("Check payments now");
        page.await("document.querySelector('#cluster-payments.ok')");
    }

    private void check(String name) throws Exception {
        page.screenshot(SCREENSHOTS.resolve(name + ".png"));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .as("fits its width")
                .isTrue();
        assertThat(page.evaluate(FAINT)).as("texts of too little contrast").isEmpty();
        assertThat(page.accessible().stream().filter(node -> CONTROLS.contains(node.getKey())))
                .as("controls, by their names")
                .hasSizeGreaterThan(6)
                .noneMatch(node -> node.getValue().isBlank());
        assertThat(page.complaints()).isEmpty();
    }

    /** All resources of the page come from the application itself. */
    @Test
    void nothingComesFromElsewhere() {
        List<String> addresses = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
                .valueStream()
                .map(address -> address.asString())
                .toList();

        assertThat(addresses).isNotEmpty().allMatch(address -> address.startsWith("http://127.0.0.1:" + port + "/"));
    }

    /** Presses the button with this accessible name. */
    private static void press(String name) {
        String button = "[...document.querySelectorAll('button')].find(button => "
                + "(button.ariaLabel ?? button.textContent) === '%s' && !button.disabled)";
        page.await(button.formatted(name));
        page.evaluate(button.formatted(name) + ".click()");
    }

    private static String text(String selector) {
        return page.evaluate("document.querySelector('" + selector + "').textContent")
                .asString();
    }
}
