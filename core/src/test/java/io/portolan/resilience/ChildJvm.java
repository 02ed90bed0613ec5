package io.portolan.resilience;

import io.portolan.testkit.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.simple.SimpleLogger;

/**
 * A JVM at a client site, with core, its run-time dependencies, these tests' classes, and all that they may log: the base
 * identity comes by environment variables. Closing it kills it (SIGKILL), unless it has ended.
 */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildJvm start(Site site, Class<?> program, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + site.hostsFile(),
                // No cache of names, so that faults of DNS begin and end when they do.
                "-Djava.security.properties=" + System.getProperty("java.security.properties"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-Dorg.slf4j.simpleLogger.log.io.portolan=trace",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=info",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(site.environmentVariables());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new ChildJvm(builder.start(), output);
    }

    private static String classPath() throws IOException {
        try {
            Path logging = Path.of(SimpleLogger.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String libraries =
                    Files.readString(Path.of("target/runtime.classpath")).strip();
            return String.join(":", "target/classes", "target/test-classes", libraries, logging.toString());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed this. */
    ChildJvm awaitOutput(String text, Duration patience) {
        if (!Waiting.until(() -> output().contains(text) || !process.isAlive(), patience) || !output().contains(text)) {
            throw new IllegalStateException("No " + text + " from the child:\n" + output());
        }
        return this;
    }

    /** Ends its standard input, and waits for its own end. */
    void end(Duration patience) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("The child does not end well:\n" + output());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
