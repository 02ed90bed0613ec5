package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link ReportText} fits its columns with colours and without. */
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
    void severalClustersSayEachCauseOnce() {
        PreflightReport one = missing("orders", "boot-1", "boot-2");
        PreflightReport other = missing("payments", "boot-3");

        assertThat(PreflightReports.of(List.of(one, other))).hasToString("""
                1 cause explains 3 findings in 2 of 2 clusters

                Cause 1: MISSING_RULE, DNS, 2 clusters
                  cause  No rule.
                  fix    Make one:
                           FORWARD example
                  where  orders: boot-1, boot-2
                         payments: boot-3

                Preflight of orders (us-west-2): FAILED at DNS with MISSING_RULE, 12 ms
                  DNS  FAILED      12 ms
                    MISSING_RULE  boot-1
                      seen   NXDOMAIN
                    MISSING_RULE  boot-2
                      seen   NXDOMAIN
                      see    cause 1 above

                Preflight of payments (us-west-2): FAILED at DNS with MISSING_RULE, 12 ms
                  DNS  FAILED      12 ms
                    MISSING_RULE  boot-3
                      seen   NXDOMAIN
                      see    cause 1 above

                0 of 2 clusters OK, 0 with warnings, 2 failed""");
    }

    @Test
    void singleClusterKeepsItsAdviceBeside() {
        PreflightReport report = missing("orders", "boot-1");

        assertThat(PreflightReports.of(List.of(report)))
                .hasToString(report + "\n\n0 of 1 cluster OK, 0 with warnings, 1 failed");
        assertThat(report.toString()).contains("      cause  No rule.\n      fix    Make one:");
    }

    @Test
    void soundClustersHaveNoCauses() {
        assertThat(PreflightReports.of(List.of(SampleReports.sound(), SampleReports.plain()))
                        .toString())
                .startsWith("Preflight of payments");
    }

    private static PreflightReport missing(String cluster, String... hosts) {
        List<Finding> findings = Stream.of(hosts)
                .map(host -> Finding.about(Code.MISSING_RULE, host)
                        .seen("NXDOMAIN")
                        .cause("No rule.")
                        .fix("Make one:\n  FORWARD example")
                        .build())
                .toList();
        return SampleReports.report(cluster, "us-west-2", 12, SampleReports.stage(Stage.DNS, 12, findings));
    }

    @Test
    void colourAddsNothingToTheText() {
        PreflightReports reports = SampleReports.estate();

        assertThat(reports.toText(true)).isNotEqualTo(reports.toText(false));
        assertThat(reports.toText(true).replaceAll(ESCAPE, "")).isEqualTo(reports.toString());
    }

    @Test
    void estateTextFitsItsColumns() {
        assertThat(SampleReports.estate().toString().lines())
                .filteredOn(line -> line.strip().contains(" "))
                .allSatisfy(line -> assertThat(line.length() <= 100 || longWord(line))
                        .as(line)
                        .isTrue())
                .last()
                .isEqualTo("2 of 7 clusters OK, 1 with warnings, 4 failed");
    }

    @Test
    void foreignTextCannotDriveTheTerminal() {
        assertThat(HostileReports.all().toString()).doesNotContain("\033", "\u0007", "\u009b", "\0");
    }

    private static boolean longWord(String line) {
        return List.of(line.strip().split(" ")).stream().anyMatch(word -> word.length() > 70);
    }
}
