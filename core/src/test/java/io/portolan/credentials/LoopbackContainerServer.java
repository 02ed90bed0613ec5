package io.portolan.credentials;

import io.portolan.loopback.LoopbackHttpServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The credentials endpoint of EKS Pod Identity and ECS. It gives another key at each call that has the current token. */
final class LoopbackContainerServer implements AutoCloseable {

    private final LoopbackHttpServer http = LoopbackHttpServer.start(this::answer);
    private final AtomicInteger keys = new AtomicInteger();

    volatile String token = "";
    volatile Duration life = Duration.ofSeconds(30);
    volatile CountDownLatch mayAnswer = new CountDownLatch(0);

    String uri() {
        return http.endpoint() + "/v1/credentials";
    }

    @Override
    public void close() {
        http.close();
    }

    private LoopbackHttpServer.Reply answer(LoopbackHttpServer.Request request) {
        awaitPermission();
        boolean known = token.equals(request.headers().getFirst("Authorization"));
        String json = "{\"AccessKeyId\":\"ASIACONTAINER" + keys.incrementAndGet()
                + "\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\""
                + Instant.now().plus(life) + "\"}";
        return new LoopbackHttpServer.Reply(known ? 200 : 403, Map.of(), known ? json : "{\"message\":\"bad token\"}");
    }

    private void awaitPermission() {
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server closes", e);
        }
    }
}
