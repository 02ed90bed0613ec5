package io.portolan.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link ServletRequestFilter} and {@link ReactiveRequestFilter} on every kind of server and management context. */
class EndpointFilterTest {

    private static final String SAME = "server";
    private static final String OWN = "management";

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0}, port of the {1}, {3}")
    @CsvSource({
        "servlet, server, /actuator, --server.servlet.context-path=/",
        "servlet, server, /shop/mvc/actuator, --server.servlet.context-path=/shop --spring.mvc.servlet.path=/mvc",
        "servlet, management, /ops/manage, --management.server.port=0 --management.server.base-path=/ops"
                + " --management.endpoints.web.base-path=/manage",
        "reactive, server, /shop/actuator, --spring.webflux.base-path=/shop",
        "reactive, management, /actuator, --management.server.port=0",
    })
    void endpointIsProtected(String type, String port, String base, String properties) throws Exception {
        assertThat(port).isIn(SAME, OWN);
        try (ConfigurableApplicationContext application = start(type, properties.split(" "))) {
            String server = "http://127.0.0.1:"
                    + application.getEnvironment().getRequiredProperty("local." + port + ".port") + base + "/";

            for (String path : List.of("portolan", "portolan/orders", "%70ortolan/orders")) {
                assertThat(post(server + path, "Sec-Fetch-Site", "cross-site").statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(post(server + path, "Origin", "https://evil.example").statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(post(server + path, "Sec-Fetch-Site", "same-origin").statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            HttpResponse<String> refused = post(server + "portolan", "Sec-Fetch-Site", "same-site");
            assertThat(refused.body()).isEqualTo(RequestSource.REFUSAL);
            assertProtected(refused);
            HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(server + "portolan/orders/report"))
                    .header("Accept", "text/html")
                    .build());
            assertThat(page.body()).contains("<!DOCTYPE html>");
            assertProtected(page);
            assertThat(send(HttpRequest.newBuilder(URI.create(server + "health"))
                                    .build())
                            .headers()
                            .firstValue("Content-Security-Policy"))
                    .as("other endpoints are their owners'")
                    .isEmpty();
        }
    }

    private static void assertProtected(HttpResponse<String> response) {
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    private static ConfigurableApplicationContext start(String type, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.web-application-type=" + type,
                "--spring.main.banner-mode=off",
                "--server.port=0",
                "--management.endpoints.web.exposure.include=health,portolan",
                "--portolan.start=lazy",
                "--portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
                "--portolan.clusters.orders.security-protocol=PLAINTEXT"));
        arguments.addAll(List.of(properties));
        return SpringApplication.run(Shop.class, arguments.toArray(String[]::new));
    }

    private HttpResponse<String> post(String uri, String header, String value)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri))
                .header(header, value)
                .POST(BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    @EnableAutoConfiguration
    static class Shop {}
}
