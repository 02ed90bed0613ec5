package io.portolan.examples.connect;

import io.portolan.testkit.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A distributed worker of Kafka Connect in a process of its own. Its class path has Connect and core alone. */
final class ConnectWorker implements AutoCloseable {

    private final Process process;
    private final URI rest;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConnectWorker(Process process, URI rest) {
        this.process = process;
        this.rest = rest;
    }

    /** Starts it in a folder with a file {@code worker.properties}, and waits until it is ready. */
    static ConnectWorker start(Site site, Path folder) throws IOException {
        URI rest = URI.create("http://127.0.0.1:" + freePort());
        Path file = folder.resolve("worker.properties");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^listeners=.*", "listeners=" + rest));
        String classPath = Files.readString(Path.of("target/worker.classpath"));
        Process process = site.javaProcess(List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        file.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        ConnectWorker worker = new ConnectWorker(process, rest);
        worker.awaitStart();
        return worker;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        List<String> log = new ArrayList<>();
        BufferedReader lines = process.inputReader();
        String line = "";
        while (line != null && !line.endsWith("Kafka Connect started")) {
            line = lines.readLine();
            log.add(line);
        }
        if (line == null) {
            throw new IllegalStateException("The worker has not started:\n" + String.join("\n", log));
        }
        // A worker whose output nobody reads would stop.
        Thread rest = new Thread(() -> lines.lines().forEach(any -> {}), "worker-log");
        rest.setDaemon(true);
        rest.start();
    }

    /** Creates a connector as {@code curl -H 'Content-Type: application/json' -d @file /connectors} does. */
    String create(Path connector) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(rest.resolve("/connectors"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(connector)));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(rest.resolve(path)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
