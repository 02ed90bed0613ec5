package io.portolan.cli;

import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JVM of its own at a client site. */
final class CliProcess {

    /** What it ended with and what it wrote. */
    record Result(int code, String out, String err) {}

    private CliProcess() {}

    /** A class of these tests, on their class path. */
    static Result ofClass(Site site, Class<?> program, String... arguments) throws IOException, InterruptedException {
        return run(site, Map.of(), List.of("-cp", System.getProperty("java.class.path"), program.getName()), arguments);
    }

    /** The packaged program, with its lib folder alone. */
    static Result ofJar(Site site, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(
                site,
                environment,
                List.of("-jar", Path.of("target", "portolan.jar").toString()),
                arguments);
    }

    private static Result run(Site site, Map<String, String> environment, List<String> program, String... arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(Stream.of(
                        Stream.of(java, "-Djdk.net.hosts.file=" + site.hostsFile(), "-XX:TieredStopAtLevel=1"),
                        program.stream(),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toList());
        builder.environment().putAll(site.environmentVariables());
        builder.environment().putAll(environment);
        Path err = Files.createTempFile("portolan", ".err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String errors = Files.readString(err);
        Files.delete(err);
        return new Result(code, out, errors);
    }
}
