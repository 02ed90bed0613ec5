package io.portolan.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The credentials endpoint of EKS Pod Identity and ECS: another key for each call, to who has the token of the moment. */
final class LoopbackContainerServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger keys = new AtomicInteger();

    volatile String token = "";
    volatile Duration life = Duration.ofSeconds(30);
    volatile CountDownLatch mayAnswer = new CountDownLatch(0);

    LoopbackContainerServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    String uri() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1/credentials";
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            mayAnswer.await();
            boolean known = token.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String json = "{\"AccessKeyId\":\"ASIACONTAINER" + keys.incrementAndGet()
                    + "\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\""
                    + Instant.now().plus(life) + "\"}";
            byte[] body = (known ? json : "{\"message\":\"bad token\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
