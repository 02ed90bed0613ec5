package io.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is written for people, such as a {@link io.portolan.diagnosis.Finding}, is the same in every locale. {@code formatted}
 * writes numbers with the digits of the default locale. So numbers are joined to texts or formatted with {@code Locale.ROOT}.
 */
class LocaleTest {

    private static final Path ROOT = Path.of("..");

    /** A text that formats a number. */
    private static final Pattern NUMBER = Pattern.compile("\"[^\"\\n]*%[-,+ 0-9.]*[defg][^\"\\n]*\"");

    @Test
    void mainSourcesFormatNumbersInTheRootLocale() {
        assertThat(statements()).isNotEmpty().allMatch(statement -> statement.contains("Locale.ROOT"));
    }

    private static List<String> statements() {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().matches(".*/(target|test)/.*"))
                    .toList();
            return files.stream().flatMap(LocaleTest::statements).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> statements(Path file) {
        try {
            String source = Files.readString(file);
            return NUMBER.matcher(source).results().map(found -> file + ": " + statement(source, found.start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String statement(String source, int place) {
        return source.substring(source.lastIndexOf(';', place) + 1, source.indexOf(';', place));
    }
}
