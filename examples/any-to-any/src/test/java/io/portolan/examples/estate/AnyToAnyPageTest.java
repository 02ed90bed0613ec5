package io.portolan.examples.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.FinishedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each command of the page {@code docs/any-to-any.md} shows on a {@link LocalEstate} what the page shows. */
@Tag("whole")
@Timeout(300)
class AnyToAnyPageTest {

    private static final Path PAGE = Path.of("../../docs/any-to-any.md");
    private static final Pattern FAULT = Pattern.compile("(?m)^\\| `(break \\w+)` \\| .* \\| (\\w+) \\| `(\\w+)` \\|$");

    @TempDir
    Path folder;

    @Test
    void pageShowsWhatHappens() throws Exception {
        List<ShownConsole> shown = ShownConsole.of(PAGE);
        try (EstateTerminal terminal = EstateTerminal.start(folder, shown.get(0).line())) {
            assertSame(shown.get(0), terminal.read());
            for (ShownConsole console : shown.subList(1, shown.size())) {
                if (console.typed()) {
                    assertSame(console, terminal.type(console.line()));
                } else {
                    assertSame(console, terminal.run(console.line()));
                }
            }
            assertFaultsAreExplained(terminal);
        }
    }

    private static void assertSame(ShownConsole console, FinishedProcess process) {
        assertThat(process.exitCode()).as(console.line() + ": " + process).isBetween(0, 1);
        assertSame(console, process.output());
    }

    private static void assertSame(ShownConsole console, String output) {
        assertThat(ShownConsole.masked(output)).as(console.line()).matches(console.expected());
    }

    private static void assertFaultsAreExplained(EstateTerminal terminal) throws Exception {
        Matcher fault = FAULT.matcher(Files.readString(PAGE));
        int count = 0;
        for (; fault.find(); count++) {
            terminal.type(fault.group(1));
            String site = fault.group(2);
            FinishedProcess process = terminal.run("estate/at " + site + " portolan explain orders");
            assertThat(process.exitCode()).as(fault.group(1) + ": " + process).isEqualTo(1);
            assertThat(process.output()).contains(" from " + site + ": FAILED with " + fault.group(3));
            assertThat(terminal.type("repair")).startsWith("Repaired: 1");
        }
        assertThat(count).isEqualTo(EstateFault.values().length);
    }
}
