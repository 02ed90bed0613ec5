package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link SiteOptions} of check and watch on an estate, and the matrix of what they leave. */
@Timeout(120)
class SiteOptionsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void checkLeavesAPrivateReport(LocalMsk msk) throws Exception {
        Path reports = folder.resolve("new/reports");
        CommandRun run = check(msk, reports, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(MAPPER.readTree(run.out()).has("site"))
                .as("the output stays as it is")
                .isFalse();
        JsonNode report = onlyReport(reports);
        assertThat(report.at("/site").asText()).isEqualTo("shop");
        assertThat(report.at("/clusters/0/status").asText()).isEqualTo("ok");
        assertThat(report.at("/clusters/0/roundTripMillis").isNumber())
                .as("a real step says that it was accepted")
                .isTrue();
        try (Stream<Path> files = Files.list(reports)) {
            assertThat(files.map(SiteOptionsTest::permissions)).containsExactly("rw-------");
        }
        assertThat(permissions(reports)).isEqualTo("rwx------");
    }

    @Test
    void lostRuleIsALastChangeOfTheMatrix(LocalMsk msk) throws Exception {
        check(msk, folder);
        msk.faults().hostResolver("shop").removeRule("us-east-2");
        CommandRun failed = check(msk, folder);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(onlyReport(folder).at("/clusters/0/before/status").asText()).isEqualTo("ok");

        CommandRun matrix = CommandRun.of("matrix", folder.toString(), "--sites", "shop,harbour");
        assertThat(matrix.out())
                .contains("environment prod, 2 sites, 1 cluster: FAILED, 1 of 2 pairs failed, 1 not reported")
                .contains("Cause 1: MISSING_RULE, DNS, 1 pair", "where  shop: orders (us-east-2)")
                .contains("shop to orders (us-east-2): FAILED MISSING_RULE, before OK\n");
        assertThat(matrix.code()).isEqualTo(1);
    }

    @Test
    void watchReplacesItsReport(LocalMsk msk) throws Exception {
        CommandRun run = CommandRun.of(
                msk,
                "watch",
                "orders",
                "--count",
                "2",
                "--interval",
                "1ms",
                "--site",
                "shop",
                "--report",
                folder.toString());
        assertThat(run.out().lines()).as("still only the change").hasSize(1);
        JsonNode report = onlyReport(folder);
        assertThat(report.at("/clusters/0/since").asText())
                .as("since the first round")
                .isLessThan(report.at("/time").asText());
    }

    @Test
    void unwritableReportLosesNoResult(LocalMsk msk) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        CommandRun run = check(msk, file);
        assertThat(run.out()).startsWith("Preflight of orders").endsWith("0 failed\n");
        assertThat(run.err())
                .startsWith("portolan: Cannot write the report " + file + "/shop@")
                .endsWith(".json: This is no folder.\n");
        assertThat(run.code()).isEqualTo(2);

        CommandRun watch =
                CommandRun.of(msk, "watch", "orders", "--count", "3", "--interval", "1ms", "--report", file.toString());
        assertThat(watch.err().lines()).as("told once").hasSize(1);
        assertThat(watch.out()).contains("orders (us-east-2)  OK");
        assertThat(watch.code()).isEqualTo(2);
    }

    @Test
    void topicKeepsTheLastReportOfEachHost(LocalMsk msk) throws Exception {
        createTopic(msk, "site-reports");
        CommandRun first = CommandRun.of(
                msk,
                "check",
                "orders",
                "--site",
                "shop",
                "--report-topic",
                "orders/site-reports",
                "--report",
                folder.toString());
        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(onlyReport(folder).at("/site").asText()).isEqualTo("shop");
        CommandRun.of(msk, "check", "orders", "--site", "plant", "--report-topic", "orders/site-reports");
        msk.faults().hostResolver("shop").removeRule("us-east-2");
        CommandRun unreachable =
                CommandRun.of(msk, "check", "orders", "--site", "shop", "--report-topic", "orders/site-reports");
        assertThat(unreachable.out()).contains("Preflight of orders (us-east-2): FAILED");
        assertThat(unreachable.err()).startsWith("portolan: ");
        assertThat(unreachable.code()).isEqualTo(1);
        msk.faults().hostResolver("shop").restore();

        CommandRun matrix = CommandRun.of(msk, "matrix", "--report-topic", "orders/site-reports", "--json");
        assertThat(matrix.err()).isEmpty();
        assertThat(matrix.code()).isZero();
        JsonNode pairs = MAPPER.readTree(matrix.out()).at("/pairs");
        assertThat(pairs).extracting(pair -> pair.at("/site").asText()).containsExactly("plant", "shop");
    }

    @Test
    void missingTopicIsTold(LocalMsk msk) {
        CommandRun matrix = CommandRun.of(msk, "matrix", "--report-topic", "orders/nothing");
        assertThat(matrix.out()).isEmpty();
        assertThat(matrix.err())
                .startsWith("portolan: Cannot read the reports of orders/nothing: ")
                .contains("The topic must exist and be compacted");
        assertThat(matrix.code()).isEqualTo(2);
    }

    private static CommandRun check(LocalMsk msk, Path reports, String... more) {
        String[] arguments = {"check", "orders", "--site", "shop", "--report", reports.toString()};
        return CommandRun.of(msk, Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private static void createTopic(LocalMsk msk, String name) {
        NewTopic topic =
                new NewTopic(name, Optional.of(2), Optional.empty()).configs(Map.of("cleanup.policy", "compact"));
        CommandRun.runAs(msk, () -> {
            try (Portolan portolan = Portolan.open(ClusterCatalog.load(CommandRun.catalog(msk, text -> text)));
                    Admin admin = portolan.cluster("orders").admin()) {
                admin.createTopics(List.of(topic)).all().get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static JsonNode onlyReport(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(all.get(0).getFileName().toString()).matches("shop@[\\w.-]+\\.json");
            return MAPPER.readTree(Files.readString(all.get(0)));
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
