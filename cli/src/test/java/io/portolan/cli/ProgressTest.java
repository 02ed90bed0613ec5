package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@link ProgressLine} shows while a preflight runs. */
class ProgressTest {

    private static final Duration TWO_SECONDS = Duration.ofMillis(2900);

    @Test
    void theLongestRunningStepIsNamed() {
        Set<String> running = new LinkedHashSet<>(List.of("orders DNS host resolver", "payments DNS jvm"));
        assertThat(ProgressLine.line(TWO_SECONDS, 7, running))
                .isEqualTo("2 s, 7 steps done, now (+1): orders DNS host resolver");
        assertThat(ProgressLine.line(TWO_SECONDS, 9, Set.of())).isEqualTo("2 s, 9 steps done");
    }

    @Test
    void theLineNeverWraps() {
        assertThat(ProgressLine.line(TWO_SECONDS, 7, Set.of("x".repeat(200))))
                .hasSize(79)
                .endsWith("...");
    }

    @Test
    void progressLineIsRewrittenAndErased() throws InterruptedException {
        CountDownLatch painted = new CountDownLatch(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                super.flush();
                painted.countDown();
            }
        };
        try (ProgressLine progress = ProgressLine.open(new CommandOutput(err, err, false, true))) {
            progress.start("orders", Stage.DNS, "jvm boot");
            progress.start("orders", Stage.DNS, "central");
            progress.end("orders", Stage.DNS, new Step("jvm boot", "NXDOMAIN", Duration.ZERO));
            assertThat(painted.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("\r\033[K0 s, 1 step done, now: orders DNS central")
                .endsWith("\r\033[K")
                .doesNotContain("\n");
    }

    @Test
    void withoutATerminalNothingIsShown() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (ProgressLine progress = ProgressLine.open(CommandOutput.plain(stream, stream))) {
            progress.start("orders", Stage.DNS, "jvm boot");
        }
        assertThat(bytes.size()).isZero();
    }
}
