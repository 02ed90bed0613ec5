package io.portolan.brokers;

import static io.portolan.brokers.BrokersLab.orders;
import static io.portolan.catalog.SnapshotPolicy.OFF;
import static io.portolan.catalog.SnapshotPolicy.PREFER_LIVE;
import static io.portolan.catalog.SnapshotPolicy.PREFER_SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.portolan.StandardError;
import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.SnapshotPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directories start one after the other like processes. Each uses what an earlier one left in its {@link SnapshotStore}. */
@Timeout(60)
class SnapshotStartTest {

    private static final String OLD = "boot-a.c2.kafka-serverless.us-west-2.amazonaws.com:9098";
    private static final String NEW = "boot-b.c2.kafka-serverless.us-west-2.amazonaws.com:9098";
    private static final String GIVEN = "boot-c.c2.kafka-serverless.us-west-2.amazonaws.com:9098";

    @TempDir
    Path parent;

    private Path folder;

    @AutoClose
    private final BrokersLab lab = new BrokersLab();

    private Instant written;

    @BeforeEach
    void start() {
        folder = parent.resolve("snapshots");
        written = lab.time.now();
    }

    @Test
    void nextStartUsesTheSnapshotAndRefreshesLater() {
        leaveSnapshot();
        lab.answer(NEW);
        BrokerDirectory brokers = open(PREFER_SNAPSHOT);

        assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(OLD);
        assertThat(brokers.peek(orders()).orElseThrow().source()).isEqualTo(Source.SNAPSHOT);
        assertThat(brokers.peek(orders()).orElseThrow().since()).isEqualTo(written);
        lab.time.pass(Duration.ofSeconds(4));
        assertThat(lab.msk.calls).as("the start-up is left alone").isEmpty();
        assertThat(lab.providers).as("clients of the MSK API").hasValue(0);

        lab.time.pass(Duration.ofSeconds(26));
        assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(NEW);
        assertThat(brokers.peek(orders()).orElseThrow().source()).isEqualTo(Source.MSK_API);
        assertThat(lab.changes).containsExactly("orders [" + OLD + "] [" + NEW + "]");
        brokers.close();
        assertThat(open(PREFER_SNAPSHOT).resolve(orders()).bootstrapServers()).isEqualTo(NEW);
    }

    @Test
    void closeWritesAPendingSnapshot() {
        lab.answer(OLD);
        BrokerDirectory brokers = open(PREFER_SNAPSHOT);
        brokers.resolve(orders());
        assertThat(folder).doesNotExist();
        brokers.close();
        assertThat(folder).isNotEmptyDirectory();
    }

    /**
     * The API answers NEW if it is live. It has a closed port if it is down. Otherwise it answers with an error status. The columns
     * "snapshot" and "given" say whether there is a snapshot and whether the catalog gives a fallback.
     */
    @ParameterizedTest(name = "{0}, API {1}, snapshot {2}, given {3}: {4}")
    @CsvSource({
        "PREFER_SNAPSHOT, live, true,  true,  SNAPSHOT",
        "PREFER_SNAPSHOT, 404,  true,  true,  SNAPSHOT",
        "PREFER_SNAPSHOT, down, true,  true,  SNAPSHOT",
        "PREFER_SNAPSHOT, live, false, true,  MSK_API",
        "PREFER_SNAPSHOT, 429,  false, true,  CATALOG",
        "PREFER_SNAPSHOT, 503,  false, true,  CATALOG",
        "PREFER_SNAPSHOT, 403,  false, true,  CATALOG",
        "PREFER_SNAPSHOT, down, false, true,  CATALOG",
        "PREFER_SNAPSHOT, 404,  false, true,  CLUSTER_NOT_FOUND",
        "PREFER_SNAPSHOT, 429,  false, false, CONTROL_PLANE_UNREACHABLE",
        "PREFER_LIVE,     live, true,  true,  MSK_API",
        "PREFER_LIVE,     429,  true,  true,  SNAPSHOT",
        "PREFER_LIVE,     503,  true,  false, SNAPSHOT",
        "PREFER_LIVE,     403,  true,  true,  SNAPSHOT",
        "PREFER_LIVE,     down, true,  true,  SNAPSHOT",
        "PREFER_LIVE,     down, false, true,  CATALOG",
        "PREFER_LIVE,     404,  true,  true,  CLUSTER_NOT_FOUND",
        "PREFER_LIVE,     403,  false, false, CONTROL_PLANE_DENIED",
        "OFF,             live, true,  true,  MSK_API",
        "OFF,             429,  true,  true,  CATALOG",
        "OFF,             403,  true,  false, CONTROL_PLANE_DENIED",
        "OFF,             down, true,  false, CONTROL_PLANE_UNREACHABLE",
    })
    void startUsesTheExpectedSource(
            SnapshotPolicy policy, String api, boolean snapshot, boolean given, String expected) {
        if (snapshot) {
            leaveSnapshot();
        }
        behave(api);
        BrokerDirectory brokers = open(policy);
        ClusterDefinition cluster = given ? orders(GIVEN) : orders();

        if (Stream.of(Source.values()).map(Source::name).noneMatch(expected::equals)) {
            assertThat(failure(brokers, cluster).code()).hasToString(expected);
            return;
        }
        String servers = brokers.resolve(cluster).bootstrapServers();
        assertThat(brokers.peek(cluster).orElseThrow().source()).hasToString(expected);
        assertThat(servers)
                .isEqualTo(
                        switch (Source.valueOf(expected)) {
                            case CATALOG -> GIVEN;
                            case MSK_API -> NEW;
                            case SNAPSHOT -> OLD;
                        });
    }

    @Test
    void inactiveClusterOverridesTheSnapshot() {
        leaveSnapshot();
        lab.msk.behaviour = call -> call.endsWith("/bootstrap-brokers")
                ? LoopbackMskServer.error(400, "BadRequestException", "not in a valid state")
                : LoopbackMskServer.ok("{'clusterInfo':{'clusterName':'orders','state':'DELETING','clusterArn':'a'}}");

        assertThat(failure(open(PREFER_LIVE), orders()).code()).isEqualTo(Code.CLUSTER_NOT_ACTIVE);
    }

    @Test
    void substituteIsReportedOnceAndRefreshed() {
        leaveSnapshot();
        lab.fail(429, "TooManyRequestsException");
        BrokerDirectory brokers = open(PREFER_LIVE);
        String log = StandardError.capture(() -> {
            brokers.resolve(orders());
            lab.time.pass(Duration.ofMinutes(10));
            lab.answer(OLD);
            lab.time.pass(Duration.ofMinutes(30));
        });

        assertThat(log)
                .containsOnlyOnce("WARN")
                .contains("In use are those of the snapshot of " + written, "TooManyRequestsException")
                .containsOnlyOnce("works again");
        assertThat(brokers.peek(orders()).orElseThrow().source()).isEqualTo(Source.MSK_API);
        assertThat(lab.changes).isEmpty();
    }

    @Test
    void errorNamesAllThreePlaces() {
        lab.fail(403, "ForbiddenException");

        assertThat(failure(open(PREFER_SNAPSHOT), orders()).seen())
                .isEqualTo(
                        "MSK API: ForbiddenException: no (HTTP 403, request id req-1); snapshot: none that can be used in "
                                + folder + "; catalog: no bootstrap-servers to fall back on");
        assertThat(failure(open(OFF), orders()).seen()).contains("snapshot: off by the catalog's snapshot.policy;");
        assertThat(failure(open(PREFER_LIVE), BrokersLab.byName("orders", Optional.empty()))
                        .seen())
                .contains("snapshot: not kept of a cluster that is known by name, without a role");
    }

    @Test
    void deletedClusterDropsItsSnapshot() throws IOException {
        leaveSnapshot();
        lab.fail(404, "NotFoundException");
        BrokerDirectory brokers = open(PREFER_SNAPSHOT);
        assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(OLD);
        String log = StandardError.capture(() -> lab.time.pass(Duration.ofHours(1)));

        assertThat(log).containsOnlyOnce("WARN").contains("CLUSTER_NOT_FOUND", "and so is their snapshot");
        assertThat(files()).isEmpty();
        assertThat(failure(brokers, orders()).code()).isEqualTo(Code.CLUSTER_NOT_FOUND);
    }

    @Test
    void policyOffNeitherReadsNorWrites() throws IOException {
        leaveSnapshot();
        Path file = files().get(0);
        Instant used = Files.getLastModifiedTime(file).toInstant();
        lab.answer(NEW);
        try (BrokerDirectory brokers = open(OFF)) {
            assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(NEW);
        }
        assertThat(Files.readString(file)).contains(OLD);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(used);
    }

    @Test
    void damagedSnapshotIsReplacedWithOneWarning() throws IOException {
        leaveSnapshot();
        Files.writeString(files().get(0), "garbage");
        lab.answer(NEW);
        BrokerDirectory brokers = open(PREFER_SNAPSHOT);
        String log = StandardError.capture(() -> {
            assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(NEW);
            lab.time.pass(Duration.ofHours(1));
        });

        assertThat(log).containsOnlyOnce("WARN").contains("is ignored: it is no snapshot, or a damaged one.");
        assertThat(Files.readString(files().get(0))).contains(NEW);
    }

    @Test
    void deletedSnapshotIsWrittenAgain() throws IOException {
        lab.answer(OLD);
        BrokerDirectory brokers = open(PREFER_SNAPSHOT);
        brokers.resolve(orders());
        lab.time.settle();
        Files.delete(files().get(0));
        Files.delete(folder);
        lab.time.pass(Duration.ofMinutes(30));
        assertThat(files()).hasSize(1);
    }

    /** A file is in the place of the folder, because permissions would not stop a test that runs as root. */
    @Test
    void unwritableFolderIsReportedOnce() throws IOException {
        Files.writeString(folder, "in the way");
        lab.answer(OLD);
        String log = StandardError.capture(() -> {
            BrokerDirectory brokers = open(PREFER_SNAPSHOT);
            assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(OLD);
            lab.time.pass(Duration.ofHours(2));
        });
        assertThat(log).containsOnlyOnce("WARN").contains("cannot be kept in " + folder, "snapshot.directory");

        Files.delete(folder);
        assertThat(StandardError.capture(() -> lab.time.pass(Duration.ofMinutes(30))))
                .containsOnlyOnce("INFO")
                .contains("are kept in " + folder + " again");
        assertThat(files()).hasSize(1);
    }

    /** What another user planted is of no use, and the start goes on without it. */
    @ParameterizedTest
    @CsvSource({"rwxrwx---", "rwx----w-"})
    void folderThatOthersCanWriteIsReportedOnce(String permissions) throws IOException {
        leaveSnapshot();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        lab.answer(NEW);
        String log = StandardError.capture(() -> {
            BrokerDirectory brokers = open(PREFER_SNAPSHOT);
            assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(NEW);
            lab.time.pass(Duration.ofHours(2));
        });

        assertThat(log)
                .containsOnlyOnce("WARN")
                .contains("cannot be kept in " + folder, "It has the permissions " + permissions, "snapshot.directory");
        assertThat(Files.readString(files().get(0))).contains(OLD).doesNotContain(NEW);
    }

    @ParameterizedTest
    @CsvSource({
        "boot-a.c2.kafka-serverless.us-west-2, evil.c2.kafka-serverless.us-east-1, which is in none of the zones",
        "time=2026, time=2035, and this host's clock says",
    })
    void forgedContentIsIgnoredWithOneWarning(String from, String to, String reason) throws IOException {
        leaveSnapshot();
        Path file = files().get(0);
        String body = Files.readString(file).replace(from, to).replaceFirst("sha256=.*\\n", "");
        Files.writeString(file, body + "sha256=" + Sha256Digest.hex(body) + "\n");
        lab.answer(NEW);
        String log = StandardError.capture(
                () -> assertThat(open(PREFER_SNAPSHOT).resolve(orders()).bootstrapServers())
                        .isEqualTo(NEW));

        assertThat(log).containsOnlyOnce("WARN").contains(to.contains("2035") ? "is of 2035" : to, reason);
    }

    @Test
    void unknownHomeIsReportedOnce() {
        assumeThat(System.getenv("XDG_CACHE_HOME"))
                .as("the cache folder of this host")
                .isNull();
        String home = System.getProperty("user.home");
        lab.answer(NEW);
        String log = StandardError.capture(() -> {
            System.setProperty("user.home", "?");
            try {
                BrokerDirectory brokers = lab.open(PREFER_LIVE, Optional.empty());
                assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(NEW);
                lab.time.pass(Duration.ofHours(2));
            } finally {
                System.setProperty("user.home", home);
            }
        });

        assertThat(log).containsOnlyOnce("WARN").contains("the JVM's user.home is \"?\"", "snapshot.directory");
    }

    private void leaveSnapshot() {
        lab.answer(OLD);
        try (BrokerDirectory first = open(PREFER_SNAPSHOT)) {
            first.resolve(orders());
        }
        lab.msk.calls.clear();
        lab.providers.set(0);
        lab.time.pass(Duration.ofHours(1));
    }

    private void behave(String api) {
        switch (api) {
            case "live" -> lab.answer(NEW);
            case "down" -> lab.msk.close();
            case "404" -> lab.fail(404, "NotFoundException");
            case "403" -> lab.fail(403, "ForbiddenException");
            case "429" -> lab.fail(429, "TooManyRequestsException");
            default -> lab.fail(503, "ServiceUnavailableException");
        }
    }

    private BrokerDirectory open(SnapshotPolicy policy) {
        return lab.open(policy, parent);
    }

    private static Finding failure(BrokerDirectory brokers, ClusterDefinition cluster) {
        return catchThrowableOfType(PortolanException.class, () -> brokers.resolve(cluster))
                .findings()
                .get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
