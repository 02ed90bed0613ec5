package io.portolan.examples.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of the browser. It is controlled by the DevTools protocol. */
final class BrowserPage implements WebSocket.Listener {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private BrowserPage() {}

    static BrowserPage connect(HttpClient http, URI address) {
        BrowserPage page = new BrowserPage();
        page.socket.complete(
                http.newWebSocketBuilder().buildAsync(address, page).join());
        page.call("Page.enable", Map.of());
        page.call("Runtime.enable", Map.of());
        page.call("Log.enable", Map.of());
        return page;
    }

    /** Sets the size of the page and its colour scheme, light or dark. */
    BrowserPage look(int width, int height, String scheme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
        return this;
    }

    BrowserPage open(String url) {
        call("Page.navigate", Map.of("url", url));
        return await("document.readyState === 'complete' && location.href.startsWith('" + url + "')");
    }

    /** Waits until this expression is true. */
    BrowserPage await(String condition) {
        evaluate("new Promise(done => {const look = () => (" + condition
                + ") ? done() : setTimeout(look, 50); look();})");
        return this;
    }

    /** The value of an expression. */
    JsonNode evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** The role and the name of each node, as assistive technology gets them. */
    List<Map.Entry<String, String>> accessible() {
        return call("Accessibility.getFullAXTree", Map.of())
                .path("nodes")
                .valueStream()
                .map(node -> Map.entry(
                        node.path("role").path("value").asString(""),
                        node.path("name").path("value").asString("")))
                .toList();
    }

    /** The warnings and errors in the browser's console. */
    List<String> complaints() {
        return complaints;
    }

    void screenshot(Path file) throws IOException {
        JsonNode picture = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        socket.join().sendText(text, true).join();
        JsonNode result = answer.orTimeout(60, TimeUnit.SECONDS).join();
        if (result.has("error")) {
            throw new AssertionError(method + ": " + result.path("error"));
        }
        return result.path("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive(JSON.readTree(message.toString()));
            message.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void receive(JsonNode event) {
        if (event.has("id")) {
            CompletableFuture<JsonNode> answer = answers.remove(event.path("id").asInt());
            if (answer != null) {
                answer.complete(event);
            }
        } else if (event.path("method").asString().matches("Log.entryAdded|Runtime.exceptionThrown")) {
            complaints.add(event.path("params").toString());
        }
    }
}
