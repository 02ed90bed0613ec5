package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link FinishedProcess} has the output, the errors and the exit code of a process. */
class FinishedProcessTest {

    private final ProcessBuilder shell = new ProcessBuilder("sh", "-c", "echo out; echo err >&2; exit 3");

    @Test
    void outputAndErrorsAreApart() throws Exception {
        assertThat(FinishedProcess.run(shell)).isEqualTo(new FinishedProcess(3, "out\n", "err\n"));
    }

    @Test
    void redirectedErrorsAreInTheOutput() throws Exception {
        assertThat(FinishedProcess.run(shell.redirectErrorStream(true)))
                .isEqualTo(new FinishedProcess(3, "out\nerr\n", ""));
    }
}
