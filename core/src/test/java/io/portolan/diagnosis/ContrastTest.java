package io.portolan.diagnosis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weak eyes can see the colours of {@link ReportHtml}. The contrast is at least 4.5 to 1 (WCAG 2.2). */
class ContrastTest {

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "ink, paper",
        "ink, card",
        "soft, paper",
        "soft, card",
        "ink, well",
        "soft, failed-wash",
        "soft, warning-wash",
        "ok, card",
        "warning, card",
        "failed, card",
        "warning, warning-wash",
        "failed, failed-wash",
        "ink, failed-wash",
        "skipped, card",
    })
    void textStandsOut(String text, String ground) {
        // The light scheme comes first and the dark one next.
        for (String scheme : List.of(css().split("@media")).subList(0, 2)) {
            Map<String, String> colours = COLOUR.matcher(scheme)
                    .results()
                    .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
            assertThat(contrast(requireNonNull(colours.get(text)), requireNonNull(colours.get(ground))))
                    .as(text + " on " + ground + " of " + colours)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static String css() {
        String page = SampleReports.sound().toHtml();
        return page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] parts = Pattern.compile("..")
                .matcher(colour)
                .results()
                .map(MatchResult::group)
                .mapToDouble(hex -> Integer.parseInt(hex, 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
