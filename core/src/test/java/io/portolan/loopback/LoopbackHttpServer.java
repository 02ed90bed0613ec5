package io.portolan.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server on a free port of the loopback address. A function answers each request, on a thread of its own. */
public final class LoopbackHttpServer implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> attempts = ConcurrentHashMap.newKeySet();

    /**
     * A request, read to its end.
     *
     * @param uri path and query, still encoded
     * @param repeated whether the JDK's HTTP client sent the AWS SDK's attempt once more, since a kept-alive connection broke
     */
    public record Request(String uri, Headers headers, String body, boolean repeated) {}

    /** An answer with a body in UTF-8. */
    public record Reply(int status, Map<String, String> headers, String body) {}

    private LoopbackHttpServer(HttpServer http) {
        this.http = http;
    }

    public static LoopbackHttpServer start(Function<Request, Reply> answers) {
        try {
            LoopbackHttpServer server = new LoopbackHttpServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG));
            server.http.setExecutor(server.threads);
            server.http.createContext("/", exchange -> server.answer(exchange, answers));
            server.http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Function<Request, Reply> answers) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Reply reply =
                    answers.apply(new Request(exchange.getRequestURI().toString(), headers, body, isRepeated(headers)));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private boolean isRepeated(Headers headers) {
        String invocation = headers.getFirst("amz-sdk-invocation-id");
        return invocation != null && !attempts.add(invocation + headers.getFirst("amz-sdk-request"));
    }
}
