package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/portolan}, which starts {@link Main}, with a program in place of Java that prints its process and arguments. */
class LauncherTest {

    private static final String LISTS = "-XX:DumpLoadedClassList=";
    private static final String USES = "-XX:SharedArchiveFile=";

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void installProgram() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("src/main/dist/bin/portolan"), bin.resolve("portolan"), StandardCopyOption.COPY_ATTRIBUTES);
        Path java = Files.writeString(
                Files.createDirectories(folder.resolve("jdk/bin")).resolve("java"), """
                        #!/bin/sh
                        echo "$$ $*"
                        exit 42
                        """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        classes = folder.resolve("cache/portolan/classes");
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA_TOOL_OPTIONS, -XX:+UseG1GC",
        "JDK_JAVA_OPTIONS, -Xmx1g -XX:+UseZGC",
        "_JAVA_OPTIONS, -Xshare:off",
        "JDK_JAVA_OPTIONS, @options"
    })
    void optionsOfTheUserStandAlone(String variable, String options) throws Exception {
        assertThat(arguments(Map.of(variable, options)))
                .isEqualTo("-jar " + folder.toRealPath() + "/portolan.jar check orders");
    }

    @Test
    void everyRunBecomesJava() throws Exception {
        assertThat(arguments(Map.of())).contains(LISTS);
        Path list = classes.resolve(onlyFile());
        assertThat(list.toString()).endsWith(".jsa.list");

        Files.writeString(list, "picocli/CommandLine$IExitCodeGenerator id: 1\n");
        assertThat(arguments(Map.of())).doesNotContain(LISTS, USES);

        Files.createFile(Path.of(list.toString().replace(".list", "")));
        assertThat(arguments(Map.of())).contains(USES);
    }

    @Test
    void archiveThatFailsIsNotWrittenAgain() throws Exception {
        assertThat(arguments(Map.of())).contains(LISTS);
        Files.writeString(classes.resolve(onlyFile()), "picocli/CommandLine$IExitCodeGenerator\n");
        assertThat(arguments(Map.of())).doesNotContain(LISTS, USES);
        assertThat(arguments(Map.of())).doesNotContain(LISTS, USES);
        assertThat(onlyFile()).endsWith(".jsa.taken");
    }

    @Test
    void listOfAnUnfinishedRunIsMadeAgain() throws Exception {
        assertThat(arguments(Map.of())).contains(LISTS);
        Files.writeString(classes.resolve(onlyFile()), "java/lang/Object\npicocli/CommandLine$IExit");
        assertThat(arguments(Map.of())).contains(LISTS);
    }

    @Test
    void lastWordsOfTheJvmAreNoResult() throws Exception {
        assertThat(arguments(Map.of())).contains("-XX:+DisplayVMOutputToStderr");
    }

    private String onlyFile() throws IOException {
        try (var files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .reduce((one, other) -> one + " and " + other)
                    .orElse("");
        }
    }

    /** The arguments of Java. It has the process of the script, so its signals, output and exit code are the command's. */
    private String arguments(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.resolve("bin/portolan").toString(), "check", "orders")
                .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String[] output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", 2);
        assertThat(process.waitFor()).isEqualTo(42);
        assertThat(output[0]).as("the process of Java").isEqualTo(String.valueOf(process.pid()));
        return output[1];
    }
}
