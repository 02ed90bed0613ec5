package io.portolan.resilience;

import io.portolan.testkit.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.simple.SimpleLogger;

/**
 * A JVM at a client site. It has core, core's run-time dependencies, the classes of these tests and a logging binding.
 * Environment variables give the base identity. Closing it kills it with SIGKILL unless it has ended.
 */
final class ChildJvm implements AutoCloseable {

    /** They write session tokens at DEBUG. */
    static final List<String> SECRET_LOGGERS = List.of(
            "software.amazon.awssdk.auth.signer.Aws4Signer",
            "software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner");

    private static final String DEBUG_PORT = "Listening for transport dt_socket at address: ";
    private static final String LOG = "-Dorg.slf4j.simpleLogger.log.";
    private static final String DEFAULT_LEVEL = "-Dorg.slf4j.simpleLogger.defaultLogLevel=";
    private static final List<String> USUAL_LOG =
            List.of(DEFAULT_LEVEL + "info", LOG + "io.portolan=trace", LOG + "org.apache.kafka=info");
    /** It names what the tests' own configuration names too. */
    private static final List<String> FULL_LOG = List.of(
            DEFAULT_LEVEL + "trace",
            LOG + "io.portolan.aws=trace",
            LOG + "io.portolan.credentials=trace",
            LOG + "io.portolan.brokers=trace",
            LOG + "org.apache.kafka=trace",
            LOG + SECRET_LOGGERS.get(0) + "=info",
            LOG + SECRET_LOGGERS.get(1) + "=info");

    private final Process process;
    private final Consumer<String> lines;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final Thread listener = new Thread(this::listen, "child-jvm-listener");

    private ChildJvm(Process process, Consumer<String> lines) {
        this.process = process;
        this.lines = lines;
        listener.setDaemon(true);
        listener.start();
    }

    /** Starts a JVM. {@code lines} hears of each line that it prints on a separate thread. */
    static ChildJvm start(Site site, Class<?> program, Consumer<String> lines, String... arguments) throws IOException {
        return start(site, program, lines, USUAL_LOG, arguments);
    }

    /** Starts a JVM that {@link ThreadRefusal} can debug. */
    static ChildJvm startDebuggable(Site site, Class<?> program, Consumer<String> lines, String... arguments)
            throws IOException {
        List<String> options = new ArrayList<>(USUAL_LOG);
        options.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
        return start(site, program, lines, options, arguments);
    }

    /** Starts a JVM that logs everything, except what the two loggers log that the documentation warns of. */
    static ChildJvm startTraced(Site site, Class<?> program, Consumer<String> lines, String... arguments)
            throws IOException {
        return start(site, program, lines, FULL_LOG, arguments);
    }

    private static ChildJvm start(
            Site site, Class<?> program, Consumer<String> lines, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(
                // Without a cache of names, the effect of a DNS fault begins and ends with the fault.
                "-Djava.security.properties=" + System.getProperty("java.security.properties"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(site.javaProcess(command).redirectErrorStream(true).start(), lines);
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

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
                output.add(line);
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    /** What it has printed so far. */
    String output() {
        return String.join("\n", output);
    }

    boolean hasPrinted(String words) {
        return output.stream().anyMatch(line -> line.contains(words));
    }

    /** The port for debuggers. It is another one after each debugger. */
    String debugPort() {
        return output.stream()
                .filter(line -> line.startsWith(DEBUG_PORT))
                .reduce("", (earlier, last) -> last)
                .replaceFirst(".*\\D", "");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Changes the largest size of its files while it runs. The limit is as {@code prlimit} takes it. */
    void limitFileSize(String limit) {
        try {
            Process change = new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + limit)
                    .inheritIO()
                    .start();
            if (change.waitFor() != 0) {
                throw new IllegalStateException("prlimit ends with " + change.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it has printed this. */
    ChildJvm awaitOutput(String text, Duration timeout) {
        if (!ConditionWait.awaitTrue(() -> output().contains(text) || !process.isAlive(), timeout)
                || !output().contains(text)) {
            throw new IllegalStateException("No " + text + " from the child:\n" + output());
        }
        return this;
    }

    /** Closes its standard input and waits for its end. */
    void end(Duration timeout) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("The child does not end well:\n" + output());
        }
        listener.join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
