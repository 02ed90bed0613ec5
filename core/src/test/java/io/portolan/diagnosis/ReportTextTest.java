package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(missingRuleOfTwoClusters()).hasToString("""
                1 cause explains 3 findings in 2 of 2 clusters

                Cause 1: MISSING_RULE, DNS, 2 clusters
                  cause  This host's resolver does not forward kafka-serverless.us-west-2.amazonaws.com to the
                         service VPC of us-west-2 (prod).
                  fix    In Route 53 Resolver of us-west-2, make this rule or have it shared by AWS RAM, and
                         associate it with this VPC:
                           FORWARD  kafka-serverless.us-west-2.amazonaws.com
                           to  10.30.1.53:53, 10.30.2.53:53
                           through  the outbound endpoint of us-west-2
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
    void documentShowsTextOfSeveralClusters() throws Exception {
        assertThat(Files.readString(Path.of("../docs/preflight-report.md")))
                .contains("```\n" + missingRuleOfTwoClusters() + "\n```\n");
    }

    @Test
    void singleClusterKeepsItsAdviceBeside() {
        PreflightReport report = missing("orders", "boot-1");

        assertThat(PreflightReports.of(List.of(report)))
                .hasToString(report + "\n\n0 of 1 cluster OK, 0 with warnings, 1 failed");
        assertThat(report.toString())
                .contains("      cause  This host's resolver", "      fix    In Route 53 Resolver");
    }

    @Test
    void soundClustersHaveNoCauses() {
        assertThat(PreflightReports.of(List.of(SampleReports.sound(), SampleReports.plain()))
                        .toString())
                .startsWith("Preflight of payments");
    }

    private static PreflightReports missingRuleOfTwoClusters() {
        return PreflightReports.of(List.of(missing("orders", "boot-1", "boot-2"), missing("payments", "boot-3")));
    }

    private static PreflightReport missing(String cluster, String... hosts) {
        List<Finding> findings = Stream.of(hosts)
                .map(host -> Finding.about(Code.MISSING_RULE, host)
                        .seen("NXDOMAIN")
                        .cause(SampleReports.MISSING_RULE_CAUSE)
                        .fix(SampleReports.MISSING_RULE_FIX)
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
