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
 * The pages and the main sources of all modules use plain words. This includes comments, the texts of a
 * {@link io.portolan.diagnosis.Finding} and the messages of exceptions and logs.
 */
class PlainWordsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern UNPLAIN = Pattern.compile(
            "\\b(tell(s|ing)? of|told of|com(e|es) about|mend(s|ed)?|which is to say|it is reached|of one's own|in vain"
                    + "|astray|heed(s|ed)?|vouch(es)?|whoever|anew|profit(s)?)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The end of a line, and what begins the next line of a comment. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*(\\*|//)?\\s*");

    private static final Pattern JOINED_LITERALS = Pattern.compile("\"\\s*\\+\\s*\"");

    @Test
    void pagesUsePlainWords() {
        assertThat(unplainWords(".md")).isEmpty();
    }

    @Test
    void mainSourcesUsePlainWords() {
        assertThat(unplainWords(".java")).isEmpty();
    }

    @Test
    void phrasesAreFoundAcrossLines() {
        assertThat(words("// which is\n  // to say")).containsExactly("which is to say");
        assertThat(words("/** It waited in\n * vain. */")).containsExactly("in vain");
        assertThat(words("\"is told \"\n  + \"of it\"")).containsExactly("told of");
        assertThat(words("A recommended amendment.")).isEmpty();
    }

    /** Each unplain word after its file. */
    private static List<String> unplainWords(String suffix) {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(suffix))
                    .filter(path -> !path.toString().matches(".*/(target|test)/.*"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(5);
            return files.stream()
                    .flatMap(file -> words(text(file)).map(word -> file + ": " + word))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> words(String text) {
        String joined = JOINED_LITERALS
                .matcher(LINE_BREAK.matcher(text).replaceAll(" "))
                .replaceAll("");
        return UNPLAIN.matcher(joined).results().map(match -> match.group());
    }
}
