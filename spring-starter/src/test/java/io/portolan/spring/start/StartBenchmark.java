package io.portolan.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.ApplicationProcess;
import io.portolan.testkit.LocalMsk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Measures the start of an application with two clusters. It compares the starter with plain spring-kafka that is
 * configured by hand. The runs alternate in new JVMs. The benchmark prints its results and asserts nothing. Run it by
 * its name: {@code mvn test -pl spring-starter -am -Dtest=StartBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Druns=10}.
 *
 * <p>By hand nothing is looked up or checked. Each cluster has one role, since aws-msk-iam-auth cannot assume a
 * second role with the first.
 */
class StartBenchmark {

    static final String RESULT = "@result ";

    private static final int RUNS = Integer.getInteger("runs", 5);
    private static final List<String> MOMENTS = List.of("started", "acknowledged", "heard", "threads");

    /** The libraries of the tests that an application with the starter alone does not have. */
    private static final String NOT_THERE =
            "(portolan-)?testkit.*|spring-(cloud|integration).*|spring-boot-(devtools|health|actuator|test|web|tomcat|servlet|http|jackson|micrometer).*"
                    + "|micrometer-(core|jakarta9).*|testcontainers.*|spring-(web|test).*|kafka_2.*|kafka-streams.*"
                    + "|tomcat.*|junit.*|surefire.*|scala-.*";

    @Test
    void startAgainstSpringKafkaByHand() throws Exception {
        Map<String, List<Map<String, Long>>> results = new LinkedHashMap<>();
        try (LocalMsk msk = estate()) {
            Map<String, List<String>> ways = ways(msk);
            for (List<String> way : ways.values()) {
                run(msk, way); // the first run fills the caches of the estate and the disk
            }
            for (int round = 0; round < RUNS; round++) {
                List<Map.Entry<String, List<String>>> turns = new ArrayList<>(ways.entrySet());
                Collections.rotate(turns, round);
                for (Map.Entry<String, List<String>> turn : turns) {
                    results.computeIfAbsent(turn.getKey(), any -> new ArrayList<>())
                            .add(run(msk, turn.getValue()));
                }
            }
        }
        print(results);
    }

    private static LocalMsk estate() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .cluster("orders", c -> c.inVpc("prod", "us-east-2").account("222222222222"))
                .cluster("payments", c -> c.inVpc("prod", "us-west-2").account("444444444444"))
                .role(role("222222222222"), r -> r.trusts("333333333333").mayUse("orders"))
                .role(role("444444444444"), r -> r.trusts("333333333333").mayUse("payments"))
                .site("shop", s -> s.account("333333333333").inRegion("prod", "us-east-2"))
                .start();
    }

    private static String role(String account) {
        return "arn:aws:iam::" + account + ":role/shop";
    }

    /** The arguments of the application by the name of the way to start it. */
    private static Map<String, List<String>> ways(LocalMsk msk) throws IOException {
        Path catalog = msk.catalog("shop");
        Path snapshots = catalog.toAbsolutePath().getParent();
        Path remembering = Files.writeString(
                catalog.resolveSibling("remembering.yaml"),
                Files.readString(catalog).replace("{policy: off}", "{directory: " + snapshots + "}"));
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put(
                "by hand",
                List.of(
                        StartedShop.BY_HAND,
                        "--by-hand.trust-store=" + msk.trustStore(),
                        "--by-hand.orders.role=" + role("222222222222"),
                        "--by-hand.orders.bootstrap-servers="
                                + msk.cluster("orders").bootstrapServers(),
                        "--by-hand.payments.role=" + role("444444444444"),
                        "--by-hand.payments.bootstrap-servers="
                                + msk.cluster("payments").bootstrapServers()));
        ways.put("eager, cold", List.of("--portolan.catalog=file:" + catalog));
        ways.put("eager, restart", List.of("--portolan.catalog=file:" + remembering));
        ways.put(
                "background, restart",
                List.of("--portolan.catalog=file:" + remembering, "--portolan.start=background"));
        return ways;
    }

    private static Map<String, Long> run(LocalMsk msk, List<String> way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-cp", classPath(), StartedShop.class.getName()));
        command.addAll(way);
        command.addAll(List.of(
                "--spring.main.banner-mode=off",
                "--spring.kafka.consumer.auto-offset-reset=earliest",
                "--spring.kafka.consumer.group-id=" + UUID.randomUUID()));
        String output = ApplicationProcess.run(msk, command);
        Map<String, Long> result = output.lines()
                .filter(line -> line.startsWith(RESULT))
                .map(line -> line.substring(RESULT.length()).split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
        assertThat(result).as(output).containsOnlyKeys(MOMENTS);
        return result;
    }

    private static String classPath() {
        return ApplicationProcess.classPath(name -> !name.matches(NOT_THERE))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void print(Map<String, List<Map<String, Long>>> results) {
        System.out.println(
                "milliseconds from main, and threads after it, median of " + RUNS + " fresh JVMs (ratio to by hand)");
        System.out.printf("%-22s%18s%18s%18s%18s%n", "", "started", "acknowledged", "heard", "threads");
        List<Map<String, Long>> byHand = results.getOrDefault("by hand", List.of());
        results.forEach((way, runs) -> {
            System.out.printf("%-22s", way);
            for (String moment : MOMENTS) {
                double hand = median(byHand, moment);
                System.out.printf("%10.0f (%.2f)", median(runs, moment), median(runs, moment) / hand);
            }
            System.out.println();
        });
    }

    private static double median(List<Map<String, Long>> runs, String moment) {
        long[] sorted = runs.stream().mapToLong(run -> run.get(moment)).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }
}
