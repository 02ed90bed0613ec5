package io.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import io.portolan.architecture.ParsedSources.SourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures on how core is written, taken from {@link ParsedSources}. Each test prints what it measured. */
class ShapeTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final ParsedSources CORE = new ParsedSources(MAIN);

    private static final Set<String> PREPOSITIONS = Set.of(
            "about", "after", "ahead", "among", "at", "before", "behind", "beside", "between", "by", "for", "from",
            "in", "inside", "instead", "into", "near", "of", "on", "onto", "out", "outside", "over", "through", "to",
            "under", "until", "up", "upon", "via", "with", "within", "without");

    private static final List<String> MODULES = List.of(
            "core",
            "testkit",
            "cli",
            "spring-starter",
            "topology",
            "benchmarks",
            "examples/any-to-any",
            "examples/flink",
            "examples/plain-java",
            "examples/spark",
            "examples/spring-orders",
            "examples/spring-several-clusters",
            "examples/streams");

    /** Examples that are files for programs of Kafka. Their only code tries them. */
    private static final List<String> FILES_ONLY =
            List.of("examples/connect", "examples/flink-relocated", "examples/kafka-tools", "examples/mirror");

    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");

    private static final Pattern NO_SUBJECT =
            Pattern.compile("^(?:it|its|that|this|those|what|whatever|who)[A-Z]|^one(?:That|Whose|Which)");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|\\d+");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)");
    private static final Pattern COMMA_OR_COLON = Pattern.compile("[,:]");
    private static final Pattern LINK = Pattern.compile("\\{@link\\s+([\\w.]+)");
    private static final Pattern SINCE = Pattern.compile("\\* @since \\d+\\.\\d+\\.\\d+");
    private static final Pattern SAMPLE = Pattern.compile("<pre>.*?</pre>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"core", "testkit", "cli", "spring-starter", "topology", "benchmarks"})
    void classNamesTellTheJob(String module) {
        List<String> all = sources(module).types().stream()
                .filter(SourceType::topLevel)
                .map(SourceType::simpleName)
                .toList();
        List<String> ofOneWord =
                all.stream().filter(name -> words(name) == 1).sorted().toList();

        assertShare(module + ": class names of one word", ofOneWord, all, 0, 15);
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void noInstanceMethodIsABarePreposition(String module) {
        List<String> found = new ArrayList<>();
        for (SourceType type : sources(module).types()) {
            for (TreePath member : ParsedSources.members(type)) {
                if (member.getLeaf() instanceof MethodTree method
                        && !method.getModifiers().getFlags().contains(Modifier.STATIC)
                        && PREPOSITIONS.contains(method.getName().toString())) {
                    found.add(type.name() + "." + method.getName());
                }
            }
        }

        report(module + ": instance methods named by a bare preposition", found.size() + "");
        assertThat(found).isEmpty();
    }

    @Test
    void typesOfCoreHaveDistinctSimpleNames() {
        Map<String, Set<String>> bySimpleName = new TreeMap<>();
        for (SourceType type : CORE.types()) {
            bySimpleName
                    .computeIfAbsent(type.simpleName(), absent -> new TreeSet<>())
                    .add(type.name());
        }
        // These are nested and always written with the type that they build.
        bySimpleName.remove("Builder");
        bySimpleName.values().removeIf(names -> names.size() == 1);

        report("core: simple names of more than one type", bySimpleName.size() + "");
        assertThat(bySimpleName).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void javadocSentencesOfEachPackageAreShort(String module) {
        ParsedSources sources = sources(module);
        Map<String, StringBuilder> texts = new TreeMap<>();
        for (SourceType type : sources.types()) {
            List<TreePath> documented = new ArrayList<>(ParsedSources.members(type));
            documented.removeIf(path -> path.getLeaf() instanceof ClassTree);
            documented.add(type.path());
            StringBuilder text = texts.computeIfAbsent(type.packageName(), name -> new StringBuilder());
            for (TreePath path : documented) {
                text.append(SAMPLE.matcher(sources.javadoc(path).orElse("")).replaceAll(""))
                        .append('\n');
            }
        }
        Map<String, Double> averages = new TreeMap<>();
        texts.forEach((name, text) -> averages.put(name, commasPerSentence(text)));

        String whole = String.join("\n", texts.values());
        report(
                module + ": commas and colons per Javadoc sentence",
                commasPerSentence(whole) + ", by package " + averages);
        assertThat(averages)
                .isNotEmpty()
                .allSatisfy((name, average) -> assertThat(average).as(name).isLessThanOrEqualTo(0.6));
    }

    private static double commasPerSentence(CharSequence text) {
        long marks = COMMA_OR_COLON.matcher(text).results().count();
        long sentences = SENTENCE_END.matcher(text).results().count();
        return Math.round(100.0 * marks / Math.max(1, sentences)) / 100.0;
    }

    @Test
    void largeClassesAreLinkedByTests() {
        ParsedSources tests = testSources("core");
        Set<String> linked = tests.types().stream()
                .filter(ShapeTest::isTestClass)
                .flatMap(type -> links(tests, type).stream())
                .map(link -> link.substring(link.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        List<String> large = CORE.types().stream()
                .filter(SourceType::topLevel)
                .filter(type -> CORE.fileLines(type) >= 100)
                .map(SourceType::simpleName)
                .sorted()
                .toList();
        List<String> tested = large.stream().filter(linked::contains).toList();

        assertShare("core: classes of 100 lines and more with a test whose comment links them", tested, large, 70, 100);
    }

    @Test
    void pathIsVisibleInOneMethod() {
        TreePath open = CORE.types().stream()
                .filter(type -> type.simpleName().equals("OpenClusters"))
                .flatMap(type -> ParsedSources.members(type).stream())
                .filter(member -> member.getLeaf() instanceof MethodTree method
                        && method.getName().contentEquals("open"))
                .findFirst()
                .orElseThrow();
        String text = open.getLeaf().toString();

        report("core: lines of the method from a name to its clients", CORE.lines(open) + "");
        assertThat(CORE.lines(open)).isLessThanOrEqualTo(15);
        assertThat(text)
                .containsSubsequence(
                        "catalog.cluster", "ClusterBrokers", "ClusterPreflight", "ClientFactory", "Cluster(")
                .as("It hands down neither a lambda nor a method.")
                .doesNotContain("->", "::");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "testkit", "cli", "spring-starter", "schema-registry", "topology"})
    void eachPackageSaysSinceWhen(String module) throws IOException {
        List<Path> silent = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("..").resolve(module).resolve(MAIN))) {
            for (Path file :
                    files.filter(path -> path.endsWith("package-info.java")).toList()) {
                if (!SINCE.matcher(Files.readString(file)).find()) {
                    silent.add(file);
                }
            }
        }

        assertThat(silent).as("packages without @since").isEmpty();
    }

    @Test
    void fewTypesArePublic() {
        List<String> all = CORE.types().stream()
                .filter(SourceType::topLevel)
                .map(SourceType::name)
                .toList();
        List<String> open = CORE.types().stream()
                .filter(SourceType::topLevel)
                .filter(type -> type.tree().getModifiers().getFlags().contains(Modifier.PUBLIC))
                .map(SourceType::name)
                .toList();

        assertShare("core: types that are public", open, all, 0, 40);
    }

    @ParameterizedTest
    @FieldSource({"MODULES", "FILES_ONLY"})
    void testClassesLinkTheirSubject(String module) {
        ParsedSources tests = testSources(module);
        Stream<SourceType> main = FILES_ONLY.contains(module) ? Stream.empty() : sources(module).types().stream();
        Set<String> known = Stream.concat(main, tests.types().stream())
                .flatMap(type -> Stream.of(type.name(), type.simpleName()))
                .collect(Collectors.toSet());
        List<String> faults = new ArrayList<>();
        for (SourceType type : tests.types()) {
            if (isTestClass(type)) {
                List<String> links = links(tests, type);
                if (links.isEmpty() || !known.containsAll(links)) {
                    faults.add(type.name() + " links " + links);
                }
            }
        }

        assertThat(faults)
                .as("The comment of a test class links the class that it tests")
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void methodsHaveAtMostThirtyLines(String module) {
        ParsedSources sources = sources(module);
        List<String> tooLong = sources.types().stream()
                .flatMap(type -> ParsedSources.members(type).stream()
                        .filter(member -> member.getLeaf() instanceof MethodTree && sources.lines(member) > 30)
                        .map(member -> type.name() + "." + ((MethodTree) member.getLeaf()).getName()))
                .toList();

        assertThat(tooLong).isEmpty();
    }

    @Test
    void constructorsAndFilesAreSmall() {
        List<String> wideConstructors = new ArrayList<>();
        for (SourceType type : CORE.types()) {
            for (TreePath member : ParsedSources.members(type)) {
                if (member.getLeaf() instanceof MethodTree method
                        && method.getReturnType() == null
                        && method.getParameters().size() > 5) {
                    wideConstructors.add(type.name());
                }
            }
        }
        List<Long> files = CORE.types().stream()
                .filter(SourceType::topLevel)
                .map(CORE::fileLines)
                .sorted()
                .toList();
        long median = files.get(files.size() / 2);
        long most = files.get(files.size() - 1);

        report("core: lines of a file, median and most", median + ", " + most);
        assertThat(wideConstructors).as("constructors over 5 parameters").isEmpty();
        assertThat(median).isLessThanOrEqualTo(80);
        assertThat(most).isLessThanOrEqualTo(250);
    }

    @Test
    void testNamesAreShortAndHaveASubject() {
        List<String> names = Stream.concat(MODULES.stream(), FILES_ONLY.stream())
                .map(ShapeTest::testSources)
                .flatMap(tests -> tests.types().stream())
                .flatMap(type -> ParsedSources.members(type).stream())
                .filter(ShapeTest::isTest)
                .map(member -> ((MethodTree) member.getLeaf()).getName().toString())
                .toList();
        double average = names.stream()
                .mapToInt(name -> words(Character.toUpperCase(name.charAt(0)) + name.substring(1)))
                .average()
                .orElseThrow();

        report(
                "all modules: words of a test's name",
                String.format(Locale.ROOT, "%.1f (%d tests)", average, names.size()));
        assertThat(average).isLessThanOrEqualTo(7);
        assertThat(names).noneMatch(name -> NO_SUBJECT.matcher(name).find());
    }

    private static boolean isTest(TreePath member) {
        return member.getLeaf() instanceof MethodTree method
                && method.getModifiers().getAnnotations().stream()
                        .map(annotation -> annotation.getAnnotationType().toString())
                        .anyMatch(TESTS::contains);
    }

    private static boolean isTestClass(SourceType type) {
        return type.topLevel() && type.simpleName().endsWith("Test");
    }

    private static List<String> links(ParsedSources sources, SourceType type) {
        return LINK.matcher(sources.javadoc(type.path()).orElse(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    private static ParsedSources sources(String module) {
        return module.equals("core")
                ? CORE
                : new ParsedSources(Path.of("..").resolve(module).resolve(MAIN));
    }

    private static ParsedSources testSources(String module) {
        return new ParsedSources(Path.of("..", module, "src/test/java"));
    }

    private static int words(String name) {
        return (int) WORD.matcher(name).results().count();
    }

    private static void assertShare(String what, Collection<?> some, Collection<?> all, int least, int most) {
        double percent = 100.0 * some.size() / all.size();
        report(what, String.format(Locale.ROOT, "%.0f %% (%d of %d)", percent, some.size(), all.size()));
        assertThat(percent).as(what + ": " + some).isBetween((double) least, (double) most);
    }

    private static void report(String what, String measured) {
        System.out.println(what + ": " + measured);
    }
}
