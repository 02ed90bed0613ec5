package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link PreflightReport} as text and as an exception. */
class PreflightReportTest {

    private static final Finding OK = Finding.about(Code.OK, "orders").build();

    @Test
    void headlineNamesTheFailure() {
        Finding missing = Finding.about(Code.MISSING_RULE, "boot-abc.example")
                .seen("NXDOMAIN")
                .cause("No rule.")
                .build();
        PreflightReport report = report(
                stage(Stage.CATALOG, 0, OK),
                stage(Stage.CREDENTIALS, 412, OK),
                stage(Stage.DNS, 3007, missing),
                StageReport.skipped(Stage.TCP));

        assertThat(report).hasToString("""
                Preflight of orders (us-west-2): FAILED at DNS with MISSING_RULE, 3419 ms
                  CATALOG      OK           0 ms
                    OK  orders
                  CREDENTIALS  OK         412 ms
                    OK  orders
                  DNS          FAILED    3007 ms
                    MISSING_RULE  boot-abc.example
                      seen   NXDOMAIN
                      cause  No rule.
                  TCP          skipped""");
    }

    @Test
    void neighboursSayTheirCauseOnce() {
        PreflightReport report = report(stage(
                Stage.TCP,
                3000,
                refused("b1:9098", "10.30.4.11 refused"),
                refused("b2:9098", "10.30.5.12 refused"),
                Finding.about(Code.TCP_DEGRADED, "b3:9098").cause("Half.").build()));

        assertThat(report).hasToString("""
                Preflight of orders (us-west-2): FAILED at TCP with TCP_REFUSED, 3419 ms
                  TCP  FAILED    3000 ms
                    TCP_REFUSED  b1:9098
                      seen   10.30.4.11 refused
                    TCP_REFUSED  b2:9098
                      seen   10.30.5.12 refused
                      cause  Nothing listens.
                      fix    Look.
                    TCP_DEGRADED  b3:9098
                      cause  Half.""");
    }

    @Test
    void headlinePrefersFailuresToWarnings() {
        PreflightReport report = report(
                stage(
                        Stage.DNS,
                        1,
                        Finding.about(Code.CENTRAL_DEGRADED, "central").build()),
                stage(Stage.TCP, 2, OK, refused("b1:9098", "")));

        assertThat(report.toString()).startsWith("Preflight of orders (us-west-2): FAILED at TCP with TCP_REFUSED");
    }

    @Test
    void plainSoundClusterHasShortHeadline() {
        PreflightReport report =
                new PreflightReport("local", "", "", Duration.ofMillis(3), List.of(stage(Stage.CATALOG, 0, OK)));

        assertThat(report.toString()).startsWith("Preflight of local: OK, 3 ms\n");
        assertThat(report.orThrow()).isSameAs(report);
    }

    @Test
    void warningDoesNotThrow() {
        PreflightReport report = report(
                stage(Stage.DNS, 1, Finding.about(Code.LOCAL_OVERRIDE, "b1").build()));

        assertThat(report.orThrow().toString())
                .startsWith("Preflight of orders (us-west-2): WARNING at DNS with LOCAL_OVERRIDE, 3419 ms");
    }

    @Test
    void exceptionMessageIsTheTree() {
        PreflightReport report = report(stage(Stage.TCP, 2, refused("b1:9098", "")));

        assertThatExceptionOfType(PreflightException.class)
                .isThrownBy(report::orThrow)
                .withMessage(report.toString())
                .satisfies(e -> assertThat(e.report()).isSameAs(report))
                .satisfies(e -> assertThat(e.has(Code.TCP_REFUSED)).isTrue());
    }

    @Test
    void exceptionIndentsItsFindings() {
        PortolanException e = new PortolanException("No such cluster.", refused("b1:9098", "refused"));

        assertThat(e).hasMessage("""
                No such cluster.
                  TCP_REFUSED  b1:9098
                    seen   refused
                    cause  Nothing listens.
                    fix    Look.""");
    }

    private static Finding refused(String subject, String seen) {
        return Finding.about(Code.TCP_REFUSED, subject)
                .seen(seen)
                .cause("Nothing listens.")
                .fix("Look.")
                .build();
    }

    private static StageReport stage(Stage stage, long millis, Finding... findings) {
        return new StageReport(stage, false, Duration.ofMillis(millis), List.of(findings));
    }

    private static PreflightReport report(StageReport... stages) {
        return new PreflightReport("orders", "us-west-2", "prod", Duration.ofMillis(3419), List.of(stages));
    }
}
