package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.resilience.SoakProgram.Level;
import io.portolan.testkit.LocalMsk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand cycles of {@link SoakProgram} leave heap, threads and sockets as they were after the first hundred.
 */
@Tag("whole")
class SoakTest {

    private static final int CYCLES = 1_000;

    /** A leak of one kilobyte a cycle is more than this. */
    private static final long HEAP_TOLERANCE = 1_000_000;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @Test
    void resourcesStayLevelOverManyCycles(@TempDir Path folder) throws Exception {
        try (LocalMsk msk = ResilienceEstate.start(Duration.ZERO)) {
            String snapshot = "{policy: prefer-snapshot, directory: " + folder + "}";
            Path quick = ResilienceEstate.catalog(msk, folder.resolve("quick.yaml"), snapshot);
            Path full = ResilienceEstate.catalog(msk, folder.resolve("full.yaml"), "{policy: off}");
            Files.writeString(quick, Files.readString(quick).replace("defaults:\n", "defaults:\n  preflight: off\n"));
            try (ChildJvm soak = ChildJvm.start(
                    ResilienceEstate.site(msk),
                    SoakProgram.class,
                    line -> {},
                    quick.toString(),
                    full.toString(),
                    String.valueOf(CYCLES))) {
                soak.end(TIMEOUT);
                List<Level> levels = soak.output()
                        .lines()
                        .filter(line -> line.startsWith(Level.PREFIX))
                        .map(Level::parse)
                        .toList();
                System.out.println(levels);
                Level first = levels.get(0);
                Level last = levels.get(1);
                assertThat(last.heap()).isLessThan(first.heap() + HEAP_TOLERANCE);
                assertThat(last.threads()).isLessThanOrEqualTo(first.threads());
                assertThat(last.sockets()).isLessThanOrEqualTo(first.sockets());
            }
        }
    }
}
