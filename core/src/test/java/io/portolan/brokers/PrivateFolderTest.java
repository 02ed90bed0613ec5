package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PrivateFolder} and {@link OwnerRule} refuse what another user planted or can change. */
class PrivateFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final SnapshotKey KEY = new SnapshotKey(List.of("environment=prod", "cluster=arn:orders"));
    private static final BrokerSnapshot SNAPSHOT = new BrokerSnapshot(
            "orders", "arn:orders", BootstrapBrokers.parse("b-1.x.example:9098"), NOW, Optional.empty());

    @TempDir
    Path parent;

    private SnapshotFolder folder;
    private Path file;

    @BeforeEach
    void leaveSnapshot() throws IOException {
        folder = new SnapshotFolder(parent);
        folder.write(KEY, SNAPSHOT);
        file = folder.path().resolve(KEY.fileName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
    void folderThatOthersCanWriteIsRefused(String permissions) throws IOException {
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString(permissions));

        assertRefused("has the permissions " + permissions + ", so other users can write it");
    }

    @Test
    void folderOfAnotherUserIsRefused() throws IOException {
        giveAway(folder.path());

        assertRefused("belongs to nobody, but this process runs as root");
    }

    @Test
    void linkInPlaceOfTheFolderIsRefused() throws IOException {
        Path real = Files.move(folder.path(), parent.resolve("real"));
        Files.createSymbolicLink(folder.path(), real);

        assertRefused("is no real folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw----", "rw-----w-"})
    void fileThatOthersCanWriteIsRefused(String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertUnusable("has the permissions " + permissions);
    }

    @Test
    void fileOfAnotherUserIsRefused() throws IOException {
        giveAway(file);

        assertUnusable("belongs to nobody");
    }

    @Test
    void linkInPlaceOfTheFileIsRefused() throws IOException {
        Path real = Files.move(file, parent.resolve("real"));
        Files.createSymbolicLink(file, real);

        assertUnusable("is no regular file");
    }

    @Test
    @Timeout(30)
    void pipeInPlaceOfTheFileDoesNotHang() throws Exception {
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertUnusable("is no regular file");
    }

    /** The root of a Kubernetes volume belongs to root and is writable by a group. */
    @Test
    void volumeOfAnotherUserIsGood() throws IOException {
        Path volume = Files.createDirectory(parent.resolve("volume"));
        Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));
        giveAway(volume);
        SnapshotFolder inVolume = new SnapshotFolder(volume);
        inVolume.write(KEY, SNAPSHOT);

        assertThat(inVolume.read(KEY, NOW)).contains(SNAPSHOT);
    }

    /** The name leads to another folder from then on. Only some systems can hold a folder open, and Linux is one. */
    @Test
    void openFolderStaysTheOneThatWasChecked() throws IOException {
        Path name = Path.of("note");
        try (PrivateFolder open = PrivateFolder.open(folder.path())) {
            Files.move(folder.path(), parent.resolve("aside"));
            Files.createDirectory(folder.path());
            Files.writeString(folder.path().resolve(name), "planted");
            open.writeText(name, "own");

            assertThat(open.readText(name, 100)).isEqualTo("own");
        }
        assertThat(folder.path().resolve(name)).hasContent("planted");
    }

    @Test
    void folderByItsNameDoesTheSame() throws IOException {
        Path path = folder.path();
        Path name = Path.of("note");
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path);
                NamedFolder named = new NamedFolder(path, entries)) {
            assertThat(named).containsExactly(file);
            PrivateFolder work = PrivateFolder.ofOpen(path, named);
            work.writeText(Path.of("1.tmp"), "text");
            work.rename(Path.of("1.tmp"), name);

            assertThat(work.readText(name, 100)).isEqualTo("text");
            assertThat(work.lastModified(name).toInstant()).isAfter(NOW);
            work.delete(name);
            assertThat(path.resolve(name)).doesNotExist();
        }
    }

    private void assertRefused(String fault) {
        assertThatThrownBy(() -> folder.read(KEY, NOW))
                .isInstanceOf(UntrustedFileException.class)
                .hasMessageContaining(fault);
        assertThatThrownBy(() -> folder.write(KEY, SNAPSHOT)).isInstanceOf(UntrustedFileException.class);
        assertThatThrownBy(() -> folder.deleteUnused(NOW)).isInstanceOf(UntrustedFileException.class);
    }

    private void assertUnusable(String fault) throws IOException {
        assertThatThrownBy(() -> folder.read(KEY, NOW))
                .isInstanceOf(UnusableSnapshotException.class)
                .hasMessageContaining(fault);
        folder.write(KEY, SNAPSHOT);
        assertThat(folder.read(KEY, NOW)).as("after the next write").contains(SNAPSHOT);
    }

    private static void giveAway(Path path) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file to another user");
        UserPrincipal nobody =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(path, nobody);
    }
}
