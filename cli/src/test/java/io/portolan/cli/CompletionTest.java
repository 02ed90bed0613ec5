package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code portolan generate-completion} of {@link PortolanCommand}, tried in bash. */
class CompletionTest {

    @TempDir
    Path folder;

    @Test
    void completionIsValidBash() throws Exception {
        CommandRun run = CommandRun.of("generate-completion");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash");
        assertThat(bash("bash -n '%s'".formatted(script()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "portolan ch, check",
        "portolan catalog l, lint",
        "portolan check --js, --json",
        "portolan watch --int, --interval",
        "portolan config --pro, --profile",
        "portolan config --for mir, mirror-maker"
    })
    void wordsAreCompleted(String typed, String completed) throws Exception {
        String program = """
                source '%s'; compopt() { :; }
                COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}
                _complete_portolan
                echo "${COMPREPLY[@]}"
                """.formatted(script(), typed, typed);
        assertThat(bash(program)).isEqualTo(completed + "\n");
    }

    private Path script() throws IOException {
        return Files.writeString(
                folder.resolve("completion.sh"),
                CommandRun.of("generate-completion").out());
    }

    private static String bash(String program) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash on this host");
        Process bash = new ProcessBuilder("/bin/bash", "-c", program)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return bash.waitFor() == 0 ? output : output + "(exit code " + bash.exitValue() + ")";
    }
}
