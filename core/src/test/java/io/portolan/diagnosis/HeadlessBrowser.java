package io.portolan.diagnosis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium without a window. */
final class HeadlessBrowser {

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> QUIET = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            "--v=0");

    private final Path program;
    private final Path folder;

    private HeadlessBrowser(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The browser of this machine. Without one, the test is skipped. */
    static HeadlessBrowser find(Path folder) {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> PROGRAMS.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no browser here: none of " + PROGRAMS + " is on the PATH");
        return new HeadlessBrowser(program.orElseThrow(), folder);
    }

    /** The page after it was loaded, and the messages of the browser about it. */
    record Visit(String dom, List<String> console) {}

    /** Loads a page from its file. */
    Visit visit(String html, String... options) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "visit");
        Path page = Files.writeString(place.resolve("page.html"), html);
        Path dom = place.resolve("dom");
        Path log = place.resolve("log");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(QUIET);
        command.add("--user-data-dir=" + place.resolve("profile"));
        command.addAll(List.of(options));
        command.addAll(List.of("--dump-dom", page.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(program + " did not end: " + read(log));
        }
        List<String> console =
                read(log).lines().filter(line -> line.contains(":CONSOLE")).toList();
        return new Visit(read(dom), console);
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
