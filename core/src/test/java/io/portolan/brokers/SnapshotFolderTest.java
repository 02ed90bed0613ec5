package io.portolan.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link SnapshotFolder} reads the whole of what it wrote and finds every damage. */
class SnapshotFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final SnapshotKey KEY = new SnapshotKey(List.of("environment=prod", "cluster=arn:orders"));
    private static final BrokerSnapshot SNAPSHOT = new BrokerSnapshot(
            "orders",
            "arn:orders",
            BootstrapBrokers.parse("b-2.x.example:9098,b-1.x.example:9098"),
            NOW,
            Optional.of("PHpW-Mn5QyO3aVUhGPUZ5A"));

    @TempDir
    Path parent;

    private Path path;
    private SnapshotFolder folder;
    private Path file;

    @BeforeEach
    void start() {
        folder = new SnapshotFolder(parent.resolve("cache").resolve("portolan"));
        path = folder.path();
        file = path.resolve(KEY.fileName());
    }

    @Test
    void snapshotKeepsItsOrderAndIsPrivate() throws IOException {
        assertThat(folder.read(KEY, NOW)).isEmpty();
        folder.write(KEY, SNAPSHOT);

        BrokerSnapshot read = folder.read(KEY, NOW).orElseThrow();
        assertThat(read).isEqualTo(SNAPSHOT);
        assertThat(read.brokers().bootstrapServers())
                .isEqualTo(SNAPSHOT.brokers().bootstrapServers());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
        assertThat(names()).containsExactly(KEY.fileName());
    }

    @Test
    void snapshotFileExplainsItself() throws IOException {
        folder.write(KEY, SNAPSHOT);

        assertThat(Files.readString(file)).startsWith("""
                portolan-brokers 1
                environment=prod
                cluster=arn:orders
                name=orders
                arn=arn:orders
                bootstrap=b-2.x.example:9098,b-1.x.example:9098
                time=2026-11-22T18:00:00Z
                cluster-id=PHpW-Mn5QyO3aVUhGPUZ5A
                sha256=""");
    }

    @Test
    void snapshotOfAnUnseenClusterHasNoId() throws IOException {
        BrokerSnapshot unseen = new BrokerSnapshot(
                SNAPSHOT.name(), SNAPSHOT.arn(), SNAPSHOT.brokers(), SNAPSHOT.time(), Optional.empty());
        folder.write(KEY, unseen);

        assertThat(Files.readString(file)).doesNotContain("cluster-id");
        assertThat(folder.read(KEY, NOW)).contains(unseen);
    }

    @Test
    void aBitFlippedAnywhereIsFound() throws IOException {
        folder.write(KEY, SNAPSHOT);
        byte[] good = Files.readAllBytes(file);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, bad);
            assertThatThrownBy(() -> folder.read(KEY, NOW)).isInstanceOf(UnusableSnapshotException.class);
        }
    }

    @Test
    void aFileCutOffAnywhereIsFound() throws IOException {
        folder.write(KEY, SNAPSHOT);
        String good = Files.readString(file);
        for (int length = 0; length < good.length(); length++) {
            Files.writeString(file, good.substring(0, length));
            assertThatThrownBy(() -> folder.read(KEY, NOW)).isInstanceOf(UnusableSnapshotException.class);
        }
    }

    /** The checksum is right unless the damage concerns it. */
    enum Damage {
        EMPTY("is no snapshot, or a damaged one", text -> ""),
        ANOTHER_FILE("is no snapshot", text -> "\u0000\u0001{}"),
        OTHER_VERSION("has a format other than portolan-brokers 1", text -> signed(text, "ers 1", "ers 2")),
        EDITED("its checksum is another", text -> text.replace("b-1", "b-9")),
        APPENDED("its checksum is another", text -> text + "\n"),
        OTHER_ENVIRONMENT("is of another cluster, environment or role", text -> signed(text, "=prod", "=test")),
        MISSING_LINE("has no line name=", text -> signed(text, "name=orders\n", "")),
        OTHER_LINE("has no line name=", text -> signed(text, "name=", "nome=")),
        NO_TIME("has a value that cannot be read", text -> signed(text, "2026-11-22T", "yesterday ")),
        NO_HOST("has a value that cannot be read", text -> signed(text, "b-1.x.example:", "b-1..example:")),
        FUTURE("is of 2035-11-22T18:00:00Z, and this host's clock says", text -> signed(text, "2026-11", "2035-11")),
        NO_BROKER("has a value that cannot be read", text -> signed(text, "b-1.x.example:9098", "b-1.x.example:0")),
        TOO_BIG("is larger than 65536 bytes", text -> signed(text, "orders\n", "orders" + "x".repeat(1 << 16) + "\n"));

        final String fault;

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        final UnaryOperator<String> change;

        Damage(String fault, UnaryOperator<String> change) {
            this.fault = fault;
            this.change = change;
        }

        private static String signed(String text, String from, String to) {
            String body = text.substring(0, text.lastIndexOf("sha256=")).replaceFirst(from, to);
            return body + "sha256=" + Sha256Digest.hex(body) + "\n";
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedOrForeignSnapshotIsRefusedWithReason(Damage damage) throws IOException {
        folder.write(KEY, SNAPSHOT);
        Files.writeString(file, damage.change.apply(Files.readString(file)));

        assertThatThrownBy(() -> folder.read(KEY, NOW))
                .isInstanceOf(UnusableSnapshotException.class)
                .hasMessageContaining(damage.fault);
        folder.write(KEY, SNAPSHOT);
        assertThat(folder.read(KEY, NOW)).as("after the next write").contains(SNAPSHOT);
    }

    @Test
    void timeMayBeFiveMinutesAhead() throws IOException {
        folder.write(KEY, SNAPSHOT);

        assertThat(folder.read(KEY, NOW.minus(Duration.ofMinutes(5)))).contains(SNAPSHOT);
        Instant before = NOW.minus(Duration.ofMinutes(5)).minusMillis(1);
        assertThatThrownBy(() -> folder.read(KEY, before)).isInstanceOf(UnusableSnapshotException.class);
    }

    @Test
    void linesOfALaterVersionAreIgnored() throws IOException {
        folder.write(KEY, SNAPSHOT);
        Files.writeString(file, Damage.signed(Files.readString(file), "arn=arn", "colour=blue\narn=arn"));

        assertThat(folder.read(KEY, NOW)).contains(SNAPSHOT);
    }

    @Test
    void interruptedThreadStillWrites() throws IOException {
        Thread.currentThread().interrupt();
        folder.write(KEY, SNAPSHOT);

        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
        assertThat(folder.read(KEY, NOW)).contains(SNAPSHOT);
        assertThat(names()).containsExactly(KEY.fileName());
    }

    @Test
    void unusedSnapshotIsRemovedAfterThirtyDays() throws IOException {
        folder.write(KEY, SNAPSHOT);
        age(file, Duration.ofDays(29));
        assertThat(folder.read(KEY, NOW)).isPresent();
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(NOW);

        age(file, Duration.ofDays(31));
        assertThat(folder.read(KEY, NOW)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void cleaningRemovesUnusedAndAbandonedFilesOnly() throws IOException {
        folder.write(KEY, SNAPSHOT);
        Path unused = age(Files.createFile(path.resolve("old.brokers")), Duration.ofDays(31));
        Path abandoned = age(Files.createFile(path.resolve("1.tmp")), Duration.ofHours(2));
        Path beingWritten = age(Files.createFile(path.resolve("2.tmp")), Duration.ofMinutes(1));
        Path foreign = age(Files.createFile(path.resolve("notes.txt")), Duration.ofDays(400));
        age(file, Duration.ofDays(29));

        folder.deleteUnused(NOW);

        assertThat(List.of(unused, abandoned)).allMatch(Files::notExists);
        assertThat(List.of(file, beingWritten, foreign)).allMatch(Files::exists);
    }

    @Test
    void fileInPlaceOfTheFolderIsAnError() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "in the way", UTF_8);

        assertThatThrownBy(() -> folder.write(KEY, SNAPSHOT)).isInstanceOf(IOException.class);
        assertThat(path).hasContent("in the way");
    }

    private static Path age(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(found -> found.getFileName().toString()).toList();
        }
    }
}
