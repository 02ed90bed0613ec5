package io.portolan.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@link OrdersApplication} in a separate process after {@code spring-boot:process-aot} in this build. Nothing is
 * looked up.
 */
@Timeout(90)
class AheadOfTimeTest {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @Test
    void applicationStartsWithBuildTimeBeans() throws Exception {
        Process process = start();
        try {
            String log = logUntilStarted(process);
            assertThat(log).contains("Starting AOT-processed OrdersApplication");
            assertThat(clusters(log)).contains("\"orders\"", "\"payments\"", "us-west-1");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Starts it with other accounts and regions than in the build, which fixed only the names. */
    private static Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dspring.aot.enabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                OrdersApplication.class.getName(),
                "--spring.profiles.active=aws",
                "--server.port=0",
                "--portolan.start=lazy",
                "--portolan.region=us-east-2",
                "--portolan.service-vpcs.us-west-1.cidr-blocks=10.40.0.0/16",
                "--portolan.service-vpcs.us-west-1.inbound-resolvers=10.40.1.53",
                "--management.health.portolan.enabled=false",
                "--spring.kafka.listener.auto-startup=false");
        builder.environment()
                .putAll(Map.of(
                        "EAST_CIDR_BLOCKS", "10.20.0.0/16",
                        "EAST_INBOUND_RESOLVERS", "10.20.1.53,10.20.2.53",
                        "WEST_CIDR_BLOCKS", "10.30.0.0/16",
                        "WEST_INBOUND_RESOLVERS", "10.30.1.53,10.30.2.53",
                        "HUB_ROLE_ARN", "arn:aws:iam::555555555555:role/kafka-hub",
                        "ORDERS_ROLE_ARN", "arn:aws:iam::666666666666:role/orders-client",
                        "ORDERS_CLUSTER_ARN", clusterArn("us-east-2", "666666666666", "orders"),
                        "PAYMENTS_ROLE_ARN", "arn:aws:iam::777777777777:role/payments-client",
                        "PAYMENTS_CLUSTER_ARN", clusterArn("us-west-1", "777777777777", "payments")));
        return builder.redirectErrorStream(true).start();
    }

    private static String clusterArn(String region, String account, String name) {
        return "arn:aws:kafka:%s:%s:cluster/%s/5d2c1f6e-0000-4000-8000-000000000002-s1"
                .formatted(region, account, name);
    }

    private static String logUntilStarted(Process process) throws IOException {
        StringBuilder log = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.append(line).append('\n');
            if (line.contains("Started OrdersApplication")) {
                return log.toString();
            }
        }
        throw new AssertionError("The application did not start:\n" + log);
    }

    private static String clusters(String log) throws IOException, InterruptedException {
        Matcher port = PORT.matcher(log);
        assertThat(port.find()).as(log).isTrue();
        URI endpoint = URI.create("http://localhost:" + port.group(1) + "/actuator/portolan");
        HttpRequest request = HttpRequest.newBuilder(endpoint).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
