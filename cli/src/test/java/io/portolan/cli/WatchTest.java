package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link WatchCommand} on an estate. */
@Timeout(120)
class WatchTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  ";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate());

    @Test
    void aStateThatStaysIsPrintedOnce(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "watch", "orders", "--count", "3", "--interval", "1ms");
        assertThat(run.out()).matches(TIME + "orders \\(us-east-2\\)  OK\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(msk.calls().count("kafka:GetBootstrapBrokers")).as("rounds").isEqualTo(3);
    }

    @Test
    void theLastStateIsTheExitCode(LocalMsk msk) {
        msk.faults().hostResolver("shop").removeRule("us-east-2");
        CommandRun run = CommandRun.of(msk, "watch", "orders", "--count", "1");
        assertThat(run.out()).contains("orders (us-east-2)  FAILED\n    MISSING_RULE  ", "\n      fix ");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void lostAndRestoredRuleAreTwoChanges(LocalMsk msk) throws Exception {
        PipedInputStream pipe = new PipedInputStream(1 << 16);
        AtomicInteger code = new AtomicInteger(-1);
        Thread watch = watch(msk, pipe, code);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).matches(TIME + "orders \\(us-east-2\\)  OK");
            msk.faults().hostResolver("shop").removeRule("us-east-2");
            assertThat(lines.readLine()).matches(TIME + "orders \\(us-east-2\\)  FAILED");
            assertThat(lines.readLine()).startsWith("    MISSING_RULE  boot-");
            msk.faults().hostResolver("shop").restore();
            String restored = lines.lines()
                    .filter(line -> line.matches(TIME + ".*"))
                    .findFirst()
                    .orElseThrow();
            assertThat(restored).matches(TIME + "orders \\(us-east-2\\)  OK");
            assertThat(lines.readLine()).startsWith("    gone: MISSING_RULE  boot-");
            watch.interrupt();
            watch.join();
        }
        assertThat(code.get()).isNotEqualTo(-1);
    }

    private static Thread watch(LocalMsk msk, PipedInputStream pipe, AtomicInteger code) throws Exception {
        Path catalog = CommandRun.catalog(msk, text -> text);
        PrintStream out = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
        String[] command = CommandRun.withCatalog(catalog, "watch", "orders", "--interval", "20ms");
        Thread thread = new Thread(
                () -> CommandRun.runAs(
                        msk, () -> code.set(Main.run(command, out, new PrintStream(new ByteArrayOutputStream())))),
                "watch");
        thread.start();
        return thread;
    }
}
