package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link CheckCommand} on 50 clusters. An MSK API answers none of them before it was asked for eight at a time. */
class SideBySideTest {

    private static final int CLUSTERS = 50;
    private static final int AT_A_TIME = 8;

    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final CountDownLatch asked = new CountDownLatch(AT_A_TIME);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HttpServer api;

    @TempDir
    Path folder;

    @BeforeEach
    void startTheApi() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CLUSTERS);
        api.createContext("/", this::answer);
        api.setExecutor(threads);
        api.start();
    }

    @AfterEach
    void stopTheApi() {
        api.stop(0);
        threads.shutdownNow();
    }

    @Test
    void eightClustersAreUnderWayTogether() throws Exception {
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), catalog());
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
        CommandRun run;
        long start = System.nanoTime();
        try {
            run = CommandRun.of(CommandRun.withCatalog(catalog, "check", "--all", "--json", "--timeout", "60s"));
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        JsonNode clusters = new ObjectMapper().readTree(run.out()).path("clusters");
        assertThat(clusters).hasSize(CLUSTERS);
        assertThat(clusters).allSatisfy(cluster -> assertThat(brokers(cluster)).isEqualTo("ok"));
        assertThat(most).as("clusters that asked at a time").hasValue(AT_A_TIME);
        long slowest = IntStream.range(0, CLUSTERS)
                .mapToLong(index -> clusters.path(index).path("millis").asLong())
                .max()
                .orElseThrow();
        System.out.printf("check --all, %d clusters: %d ms; the slowest alone: %d ms%n", CLUSTERS, millis, slowest);
    }

    private static String brokers(JsonNode cluster) {
        for (JsonNode stage : cluster.path("stages")) {
            if (stage.path("stage").asText().equals("brokers")) {
                return stage.path("status").asText();
            }
        }
        return "no such stage";
    }

    private void answer(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        if (tries.merge(exchange.getRequestURI().getPath(), 1, Integer::sum) == 1) {
            asked.countDown();
        }
        byte[] body = """
                {"bootstrapBrokerStringSaslIam": "boot-1.c1.kafka-serverless.us-east-2.amazonaws.com:9098"}
                """.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(eightAsked() ? 200 : 503, body.length);
        try (exchange) {
            underWay.decrementAndGet();
            exchange.getResponseBody().write(body);
        }
    }

    /** Waits for less time than the SDK does. After a third try of one cluster the test has failed, so nothing waits any more. */
    private boolean eightAsked() {
        try {
            long seconds = tries.containsValue(3) ? 0 : 4;
            return asked.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String catalog() {
        String arn = "arn:aws:kafka:us-east-2:222222222222:cluster/c/00000000-0000-4000-8000-0000000000";
        return IntStream.range(0, CLUSTERS)
                .mapToObj(number -> "  c%1$02d: {arn: \"%2$s%1$02d-s1\"}".formatted(number, arn))
                .collect(Collectors.joining("\n", """
                        environment: prod
                        region: us-east-2
                        host-resolvers: ["127.0.0.1:1"]
                        endpoints: {kafka: {us-east-2: "http://127.0.0.1:%d"}}
                        clusters:
                        """.formatted(api.getAddress().getPort()), "\n"));
    }
}
