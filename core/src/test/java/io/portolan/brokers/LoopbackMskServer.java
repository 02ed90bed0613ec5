package io.portolan.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Enough of the MSK API: what it answers to a decoded path and query is a function that tests replace. */
final class LoopbackMskServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Set<String> attempts = ConcurrentHashMap.newKeySet();

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    volatile Function<String, Reply> behaviour = call -> error(404, "NotFoundException", "no such thing");

    LoopbackMskServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    record Reply(int status, String code, String body) {}

    static Reply ok(String json) {
        return new Reply(200, "", json.replace('\'', '"'));
    }

    static Reply error(int status, String code, String message) {
        return new Reply(status, code, "{\"message\":\"" + message + "\"}");
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8);
            Headers headers = exchange.getRequestHeaders();
            // The JDK's HTTP client repeats a request by itself where a kept-alive connection breaks.
            if (attempts.add(headers.getFirst("amz-sdk-invocation-id") + headers.getFirst("amz-sdk-request"))) {
                calls.add(call);
            }
            Reply reply = behaviour.apply(call);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("x-amzn-RequestId", "req-1");
            if (!reply.code().isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.code());
            }
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
