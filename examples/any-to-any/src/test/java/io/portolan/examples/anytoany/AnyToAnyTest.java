package io.portolan.examples.anytoany;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link AnyToAny} reaches every cluster from every site and shows the round trips as a table. */
class AnyToAnyTest {

    @Test
    void everySiteReachesEveryCluster() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean ok = AnyToAnyTour.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String output = bytes.toString(StandardCharsets.UTF_8);
        System.out.println(output);
        assertThat(output.lines().filter(line -> line.endsWith("  1000 records ok")))
                .as("round trips")
                .hasSize(12);
        assertThat(output)
                .contains("FAILED at DNS with MISSING_RULE")
                .contains("FORWARD  kafka-serverless.us-west-2.amazonaws.com");
        assertThat(ok).isTrue();
        Path page = output.lines()
                .filter(line -> line.startsWith("All pairs of site and cluster on one page"))
                .map(line -> Path.of(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
        String html = Files.readString(page);
        assertThat(html).contains("<h1>2 of 12 pairs failed</h1>", "<code>MISSING_RULE</code>", "10 ready");
        assertThat(html).containsPattern("shop-east to shipping \\(us-west-2\\): failed since [^']*, before OK");
        Files.copy(page, Path.of("target/matrix.html"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aRowSurvivesItsWayBetweenProcesses() {
        RoundTripRow row = new RoundTripRow("shop", "orders", 1000, Map.of("dns", 12L), "");
        assertThat(RoundTripRow.fromLine(row.toLine())).isEqualTo(row);
        RoundTripRow failed = new RoundTripRow("shop", "orders", 0, Map.of(), "MISSING_RULE");
        assertThat(RoundTripRow.fromLine(failed.toLine())).isEqualTo(failed);
        assertThat(failed.ok()).isFalse();
    }

    @Test
    void tableShowsSkippedStagesWithReason() {
        RoundTripRow one = new RoundTripRow("shop", "orders", 1000, Map.of("dns", 12L), "");
        RoundTripRow two = new RoundTripRow("plant", "audit", 0, Map.of(), "MISSING_RULE");
        assertThat(RoundTripTable.of(List.of(one, two))).isEqualTo("""
                          site   cluster  dns  total
                          shop   orders    12     12  1000 records ok
                          plant  audit      -      0  FAILED MISSING_RULE
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "--catalog, The option --catalog has no value.",
        "--catalog a.yaml, The option --catalog needs --cluster and --topic.",
        "--cluster orders --topic t, The options --cluster and --topic need --catalog.",
        "--clusters orders, There is no option --clusters.",
    })
    void aWrongCommandLineIsRefused(String line, String message) {
        assertThatThrownBy(() -> CommandOptions.parse(line.split(" "))).hasMessage(message);
    }
}
