package io.portolan.cli;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The unpacked zip of the program at a client site. */
record ProgramFolder(Path program, Site site, Path catalog) {

    ProgramFolder(Site site, Path catalog) throws IOException {
        this(find(), site, catalog);
    }

    private static Path find() throws IOException {
        try (Stream<Path> found = Files.find(
                Path.of("target"),
                5,
                (path, attributes) -> path.endsWith("bin/portolan") && attributes.isRegularFile())) {
            return found.findFirst().orElseThrow().toAbsolutePath();
        }
    }

    /** A file of the zip. */
    Path file(String name) {
        return program.resolveSibling(Path.of("..", name));
    }

    /** Runs a command. The JVM gets an option besides those by which it is at the site. */
    FinishedProcess run(Path cache, String option, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder java = site.javaProcess(List.of());
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(java.environment());
        builder.environment().put("JAVA_HOME", javaHome().toString());
        builder.environment().put("TEST_OPTION", option);
        builder.environment().put("JDK_JAVA_OPTIONS", java.command().get(1));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("PORTOLAN_CLI_CATALOG", catalog.toString());
        return FinishedProcess.run(builder);
    }

    /** A JDK whose option the program does not know of. It would leave its archive alone otherwise. */
    private static Path javaHome() throws IOException {
        Path home = Path.of("target/test-jdk").toAbsolutePath();
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\nexec '%s/bin/java' $TEST_OPTION \"$@\"\n".formatted(System.getProperty("java.home")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }
}
