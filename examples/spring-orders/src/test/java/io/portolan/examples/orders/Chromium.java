package io.portolan.examples.orders;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Chromium with one page and without a window. */
final class Chromium implements AutoCloseable {

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final HttpClient http;

    private Chromium(Process process, HttpClient http) {
        this.process = process;
        this.http = http;
    }

    /** Starts the browser of this machine. Without one, the test is skipped. */
    static Chromium start() throws IOException {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> PROGRAMS.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no browser here: none of " + PROGRAMS + " is on the PATH");
        Process process = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + Files.createTempDirectory(Path.of("target"), "chromium"),
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        return new Chromium(process, HttpClient.newHttpClient());
    }

    /** The browser's page. */
    BrowserPage page() throws IOException, InterruptedException {
        URI browser = address();
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://" + browser.getAuthority() + "/json/list"))
                .build();
        JsonNode targets = JsonMapper.shared()
                .readTree(http.send(list, HttpResponse.BodyHandlers.ofString()).body());
        for (JsonNode target : targets) {
            if (target.path("type").asString().equals("page")) {
                return BrowserPage.connect(
                        http, URI.create(target.path("webSocketDebuggerUrl").asString()));
            }
        }
        throw new IOException("no page among " + targets);
    }

    private URI address() throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
        }
        throw new IOException("the browser ended at once");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
