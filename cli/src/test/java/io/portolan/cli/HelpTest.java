package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The help of each command of {@link PortolanCommand} is a text in the test resources. People read it before it changes. To write
 * them again, run {@code mvn test -pl cli -am -Dtest=HelpTest -Dsurefire.failIfNoSpecifiedTests=false -Dportolan.help=write}.
 */
class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check",
                "resolve",
                "config",
                "credentials",
                "exec",
                "catalog",
                "catalog lint",
                "watch",
                "matrix",
                "plan",
                "explain",
                "drift",
                "generate-completion"
            })
    void helpIsAsReviewed(String command) throws Exception {
        CommandRun run = CommandRun.of((command + " --help").strip().split(" "));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\nExamples:\n  ");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.out()).isEqualTo(reviewed(("help " + command).strip().replace(' ', '-') + ".txt", run.out()));
    }

    @Test
    void withoutACommandTheHelpIsNamed() {
        CommandRun run = CommandRun.of();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("portolan: Missing required subcommand\nTry: portolan --help\n");
    }

    private static String reviewed(String name, String actual) throws Exception {
        if (System.getProperty("portolan.help", "").equals("write")) {
            Files.writeString(Path.of("src/test/resources/io/portolan/cli", name), actual);
            return actual;
        }
        try (InputStream text = Objects.requireNonNull(HelpTest.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
