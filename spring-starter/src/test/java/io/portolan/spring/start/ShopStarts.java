package io.portolan.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.ApplicationProcess;
import io.portolan.testkit.LocalMsk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Starts {@link StartedShop} in new JVMs on an estate of two clusters. */
record ShopStarts(LocalMsk msk) implements AutoCloseable {

    static final String BY_HAND = "by hand";
    static final String EAGER = "eager, cold";

    /** What the application measures. See {@link StartedShop#main}. */
    static final List<String> MEASURES = List.of("started", "acknowledged", "heard", "threads", "heap");

    /** The libraries of the tests that an application with the starter alone does not have. */
    private static final String NOT_THERE =
            "(portolan-)?testkit.*|spring-(cloud|integration).*|spring-boot-(devtools|health|actuator|test|web|tomcat|servlet|http|jackson|micrometer).*"
                    + "|micrometer-(core|jakarta9).*|testcontainers.*|spring-(web|test).*|kafka_2.*|kafka-streams.*"
                    + "|tomcat.*|junit.*|surefire.*|scala-.*";

    static ShopStarts onLocalMsk() {
        return new ShopStarts(LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .cluster("orders", c -> c.inVpc("prod", "us-east-2").account("222222222222"))
                .cluster("payments", c -> c.inVpc("prod", "us-west-2").account("444444444444"))
                .role(role("222222222222"), r -> r.trusts("333333333333").mayUse("orders"))
                .role(role("444444444444"), r -> r.trusts("333333333333").mayUse("payments"))
                .site("shop", s -> s.account("333333333333").inRegion("prod", "us-east-2"))
                .start());
    }

    private static String role(String account) {
        return "arn:aws:iam::" + account + ":role/shop";
    }

    /** The arguments of the application by the name of the way to start it. */
    Map<String, List<String>> ways() throws IOException {
        Path catalog = msk.catalog("shop");
        Path snapshots = catalog.toAbsolutePath().getParent();
        Path remembering = Files.writeString(
                catalog.resolveSibling("remembering.yaml"),
                Files.readString(catalog).replace("{policy: off}", "{directory: " + snapshots + "}"));
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put(
                BY_HAND,
                List.of(
                        StartedShop.BY_HAND,
                        "--by-hand.trust-store=" + msk.trustStore(),
                        "--by-hand.orders.role=" + role("222222222222"),
                        "--by-hand.orders.bootstrap-servers="
                                + msk.cluster("orders").bootstrapServers(),
                        "--by-hand.payments.role=" + role("444444444444"),
                        "--by-hand.payments.bootstrap-servers="
                                + msk.cluster("payments").bootstrapServers()));
        ways.put(EAGER, List.of("--portolan.catalog=file:" + catalog));
        ways.put("eager, restart", List.of("--portolan.catalog=file:" + remembering));
        ways.put(
                "background, restart",
                List.of("--portolan.catalog=file:" + remembering, "--portolan.start=background"));
        return ways;
    }

    /** Starts the application in a new JVM. Returns what it measured. */
    Map<String, Long> run(List<String> way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-cp", classPath(), StartedShop.class.getName()));
        command.addAll(way);
        command.addAll(List.of(
                "--spring.main.banner-mode=off",
                "--spring.kafka.consumer.auto-offset-reset=earliest",
                "--spring.kafka.consumer.group-id=" + UUID.randomUUID()));
        String output = ApplicationProcess.run(msk, command);
        Map<String, Long> result = output.lines()
                .filter(line -> line.startsWith(StartedShop.RESULT))
                .map(line -> line.substring(StartedShop.RESULT.length()).split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
        assertThat(result).as(output).containsOnlyKeys(MEASURES);
        return result;
    }

    private static String classPath() {
        return ApplicationProcess.classPath(name -> !name.matches(NOT_THERE))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        msk.close();
    }
}
