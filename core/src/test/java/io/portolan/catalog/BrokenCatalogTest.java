package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link YamlTree} and its readers get the example after random damage (always the same random). It loads or fails with
 * findings. It never fails in another way.
 */
class BrokenCatalogTest {

    private static final String SPLINTERS = "\n  :-[]{},&*!|>'\"%@#?\t\0~aZ09é/\\";

    @TempDir
    Path directory;

    @Test
    void whateverIsBrokenIsToldAsFindings() throws IOException {
        String good = Files.readString(CatalogFiles.path("portolan.yaml"));
        Random random = new Random(20261122);

        long refused = IntStream.range(0, 500)
                .filter(round -> refused(broken(good, random)))
                .count();

        assertThat(refused).isBetween(250L, 499L);
    }

    private boolean refused(String text) {
        try {
            CatalogFiles.load(directory, text);
            return false;
        } catch (PortolanException e) {
            assertThat(e.findings()).isNotEmpty().extracting(Finding::cause).allMatch(cause -> !cause.isEmpty());
            return true;
        }
    }

    private static String broken(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int start = random.nextInt(text.length());
            int end = Math.min(text.length(), start + random.nextInt(4));
            int splinter = random.nextInt(SPLINTERS.length());
            text.replace(start, end, SPLINTERS.substring(splinter, Math.min(SPLINTERS.length(), splinter + 1)));
        }
        return text.toString();
    }
}
