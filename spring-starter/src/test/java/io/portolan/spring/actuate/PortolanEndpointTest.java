package io.portolan.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.SiteMatrix;
import io.portolan.spring.ShopEstate;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link PortolanEndpoint} over HTTP and the groups of health. */
class PortolanEndpointTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    private static final String JSON = "application/json";

    private static final AtomicInteger PREFLIGHTS = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable ConfigurableApplicationContext application;

    @AfterEach
    void stop() {
        Objects.requireNonNull(application).close();
    }

    @Test
    void knownStateIsShownFromMemory(LocalMsk msk) throws Exception {
        start(msk);
        int calls = msk.calls().all().size();
        JsonNode orders = json(get("portolan", JSON)).at("/clusters/orders");
        assertThat(orders).isEqualTo(json(get("portolan/orders", JSON)));
        assertThat(orders.at("/region").asString()).isEqualTo("us-east-2");
        assertThat(orders.at("/brokers/bootstrapServers/0").asString())
                .isEqualTo(msk.cluster("orders").bootstrapServers());
        assertThat(orders.at("/brokers/source").asString()).isEqualTo("msk_api");
        assertThat(orders.at("/brokers/ageSeconds").asLong()).isBetween(0L, 60L);
        assertThat(orders.at("/lookups/misses").asLong()).isEqualTo(1);
        assertThat(orders.at("/credentials/secondsLeft").asLong()).isBetween(3000L, 3600L);
        assertThat(orders.at("/preflight/status").asString()).isEqualTo("ok");
        assertThat(orders.at("/preflight/stages/advertised_dns").asString()).isEqualTo("ok");
        assertThat(msk.calls().all()).hasSize(calls);
        assertThat(get("portolan/nothing", JSON).statusCode()).isEqualTo(404);
    }

    @Test
    void postRunsAPreflight(LocalMsk msk) throws Exception {
        start(msk, "--management.health.portolan.interval=0s");
        msk.site("shop").resolver().removeRule("us-east-2");
        JsonNode failed = json(post("portolan/orders")).at("/preflight");
        assertThat(failed.at("/status").asString()).isEqualTo("failed");
        assertThat(failed.at("/stages/dns").asString()).isEqualTo("failed");
        assertThat(failed.at("/stages/tcp").asString()).isEqualTo("skipped");
        assertThat(failed.at("/findings/0/code").asString()).isEqualTo("MISSING_RULE");
        assertThat(failed.at("/findings/0/fix").asString()).contains("Route 53 Resolver");

        msk.reset();
        assertThat(json(post("portolan"))
                        .at("/clusters/orders/preflight/status")
                        .asString())
                .isEqualTo("ok");
        assertThat(post("portolan/nothing").statusCode()).isEqualTo(400);
    }

    @Test
    void hundredCallersCauseOneCheck(LocalMsk msk) throws Exception {
        start(msk, "--portolan.start=lazy");
        List<CompletableFuture<HttpResponse<String>>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            HttpRequest post =
                    requestTo("portolan").POST(BodyPublishers.noBody()).build();
            callers.add(http.sendAsync(post, BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> caller : callers) {
            assertThat(json(caller.get())
                            .at("/clusters/orders/preflight/status")
                            .asString())
                    .isEqualTo("ok");
        }
        assertThat(PREFLIGHTS).hasValue(1);
        assertThat(json(post("portolan/orders")).at("/preflight/status").asString())
                .isEqualTo("ok");
        assertThat(PREFLIGHTS).as("within the interval").hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */* | text/html;charset=UTF-8 | <!DOCTYPE html>
                    text/html,application/xhtml+xml,*/*;q=0.8 | text/html;charset=UTF-8 | <title>Preflight: orders ready</title>
                    text/plain | text/plain;charset=UTF-8 | Preflight of orders (us-east-2): OK
                    application/json | application/json | "name": "orders"
                    """)
    void reportHasTheFormatThatTheCallerAccepts(String accept, String type, String content, LocalMsk msk)
            throws Exception {
        start(msk);
        for (String path : List.of("portolan/orders/report", "portolan/*/report")) {
            HttpResponse<String> report = get(path, accept);
            assertThat(report.statusCode()).isEqualTo(200);
            assertThat(report.headers().firstValue("Content-Type")).contains(type);
            assertThat(report.body()).contains(content);
        }
    }

    @Test
    void reportOfAllClustersIsOneOfASite(LocalMsk msk) throws Exception {
        start(msk, "--portolan.site=shop");
        String json = get("portolan/*/report", JSON).body();
        JsonNode report = JsonMapper.shared().readTree(json);

        assertThat(report.at("/site").asString()).isEqualTo("shop");
        assertThat(report.at("/host").asString()).isNotBlank();
        assertThat(Instant.parse(report.at("/time").asString())).isBeforeOrEqualTo(Instant.now());
        SiteMatrix matrix = SiteMatrix.builder().add("endpoint", json).build(Instant.now());
        assertThat(matrix.toString()).contains("OK, All 1 pair ready");
    }

    @Test
    void uncheckedClusterHasNoReport(LocalMsk msk) throws Exception {
        start(msk, "--portolan.start=lazy");
        assertThat(get("portolan/orders/report", "*/*").statusCode()).isEqualTo(404);
        JsonNode orders = json(get("portolan/orders", JSON));
        assertThat(orders.propertyNames()).containsExactlyInAnyOrder("region", "lookups");
        assertThat(get("portolan/orders/novel", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void downClusterAffectsReadinessButNotLiveness(LocalMsk msk) throws Exception {
        start(msk, "--management.health.portolan.interval=0s");
        assertThat(get("health/readiness", JSON).statusCode()).isEqualTo(200);
        msk.site("shop").resolver().removeRule("us-east-2");
        HttpResponse<String> readiness = get("health/readiness", JSON);
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(json(readiness)
                        .at("/components/portolan/components/orders/details/dns")
                        .asString())
                .isEqualTo("FAILED");
        assertThat(get("health/readiness/portolan/orders", JSON).statusCode()).isEqualTo(503);
        HttpResponse<String> liveness = get("health/liveness", JSON);
        assertThat(liveness.statusCode()).isEqualTo(200);
        assertThat(liveness.body()).doesNotContain("portolan");
    }

    @Test
    void responsesContainNoSecret(LocalMsk msk) throws Exception {
        start(msk);
        String secret = msk.site("shop").credentials().secretAccessKey();
        for (String path : List.of("portolan", "portolan/orders", "portolan/orders/report", "health")) {
            assertThat(get(path, "*/*").body()).doesNotContain(secret).doesNotContainIgnoringCase("secret");
        }
    }

    @Test
    void endpointExistsOnlyIfExposed(LocalMsk msk) throws Exception {
        start(msk, "--management.endpoints.web.exposure.exclude=portolan");
        assertThat(get("portolan", JSON).statusCode()).isEqualTo(404);
        assertThat(Objects.requireNonNull(application).getBeansOfType(PortolanEndpoint.class))
                .isEmpty();
    }

    private void start(LocalMsk msk, String... properties) {
        PREFLIGHTS.set(0);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--management.endpoints.web.exposure.include=health,portolan",
                "--management.endpoint.health.show-details=always",
                "--management.endpoint.health.probes.enabled=true",
                "--management.endpoint.health.group.readiness.include=readinessState,portolan",
                "--" + ShopEstate.catalog(msk)));
        arguments.addAll(List.of(properties));
        application = SpringApplication.run(Shop.class, arguments.toArray(String[]::new));
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(requestTo(path).header("Accept", accept));
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(requestTo(path).POST(BodyPublishers.noBody()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).contains("json");
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder requestTo(String path) {
        String port = Objects.requireNonNull(application).getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {

        @Bean
        AwsCredentialsProvider credentials() {
            return ShopEstate.credentials(ESTATE.msk());
        }

        @Bean
        PortolanListener count() {
            return new PortolanListener() {
                @Override
                public void preflighted(PreflightReport report) {
                    PREFLIGHTS.incrementAndGet();
                }
            };
        }
    }
}
