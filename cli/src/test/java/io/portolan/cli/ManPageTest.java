package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The manual page that {@link ManPageCommand} prints. */
class ManPageTest {

    @Test
    void pageHasTheHelpOfEachCommand() {
        CommandRun run = CommandRun.of("generate-man-page");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith(".TH PORTOLAN 1\n.SH NAME\nportolan \\- Finds Amazon MSK clusters")
                .contains(".SH PORTOLAN CHECK\n", ".SH PORTOLAN CATALOG LINT\n", "\\-\\-json")
                .doesNotContain("MAN-PAGE", "\033");
        assertThat(CommandRun.of("--help").out()).doesNotContain("man-page");
    }

    @Test
    void noLineOfHelpIsAnOrder() {
        assertThat(CommandRun.of("generate-man-page").out().lines().filter(line -> line.matches("[.'].*")))
                .allMatch(line -> line.matches("\\.(TH|SH|nf|fi).*"));
    }
}
