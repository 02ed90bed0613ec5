package io.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.architecture.ParsedSources.SourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for readers of the code say about it is true, such as what {@link io.portolan.Portolan} composes. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)`");

    /** Names of AWS's operations and of others' classes. */
    private static final Set<String> FOREIGN = Set.of(
            "GetBootstrapBrokers",
            "AssumeRole",
            "NullAway",
            "AsyncCache",
            "IllegalStateException",
            "SaslClientFactory");

    @ParameterizedTest
    @ValueSource(strings = {"docs/how-it-works.md", "CONTRIBUTING.md"})
    void namedClassesExist(String page) throws IOException {
        List<String> named = CLASS_NAME
                .matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(result -> result.group(1))
                .filter(name -> !FOREIGN.contains(name))
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(knownClasses()).containsAll(named);
    }

    @Test
    void compositionIsShownAsItIs() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/how-it-works.md"));
        String shown = Pattern.compile("```java\n(private Cluster open.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("```(java)?\n?", ""))
                .findFirst()
                .orElseThrow();
        String source = Files.readString(Path.of("src/main/java/io/portolan/OpenClusters.java"));

        assertThat(words(source)).contains(words(shown));
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    private static Set<String> knownClasses() {
        return Stream.of("core", "cli", "spring-starter", "testkit", "topology", "examples/any-to-any")
                .flatMap(module -> Stream.of("src/main/java", "src/test/java")
                        .map(folder -> ROOT.resolve(module).resolve(folder)))
                .flatMap(folder -> new ParsedSources(folder).types().stream())
                .map(SourceType::simpleName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
