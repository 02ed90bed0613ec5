package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link ReportText} fits its columns, with colours and without. */
class ReportTextTest {

    private static final String ESCAPE = "\033\\[[0-9;]*m";

    @Test
    void colourIsOnVerdictsCodesAndLabels() {
        PreflightReport report = SampleReports.report(
                "orders",
                "us-west-2",
                12,
                SampleReports.stage(Stage.CATALOG, 0, List.of(SampleReports.ok("orders", ""))),
                SampleReports.stage(
                        Stage.DNS,
                        12,
                        List.of(Finding.about(Code.MISSING_RULE, "boot-abc.example")
                                .cause("No rule.")
                                .build())),
                StageReport.skipped(Stage.TCP));

        assertThat(report.toText(true).replace("\033", "^")).isEqualTo("""
                        Preflight of orders (us-west-2): ^[1;31mFAILED^[0m at DNS with MISSING_RULE, 12 ms
                          CATALOG  ^[32mOK^[0m           0 ms
                            ^[32mOK^[0m  orders
                          DNS      ^[1;31mFAILED^[0m      12 ms
                            ^[1;31mMISSING_RULE^[0m  boot-abc.example
                              ^[2mcause^[0m  No rule.
                          TCP      ^[2mskipped^[0m""");
    }

    @Test
    void withoutItsColoursTheTextIsThePlainOne() {
        PreflightReports reports = SampleReports.estate();

        assertThat(reports.toText(true)).isNotEqualTo(reports.toText(false));
        assertThat(reports.toText(true).replaceAll(ESCAPE, "")).isEqualTo(reports.toString());
    }

    @Test
    void anEstatesTextFitsItsColumnsAndSumsUpAtTheEnd() {
        assertThat(SampleReports.estate().toString().lines())
                .filteredOn(line -> line.strip().contains(" "))
                .allSatisfy(line -> assertThat(line.length() <= 100 || longWord(line))
                        .as(line)
                        .isTrue())
                .last()
                .isEqualTo("2 of 7 clusters OK, 1 with warnings, 4 failed");
    }

    @Test
    void noTextOfOthersDrivesTheTerminal() {
        assertThat(HostileReports.all().toString()).doesNotContain("\033", "\u0007", "\u009b", "\0");
    }

    private static boolean longWord(String line) {
        return List.of(line.strip().split(" ")).stream().anyMatch(word -> word.length() > 70);
    }
}
