package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link Main} as users get it, by {@code bin/portolan} of the zip. Runs after packaging. */
@Tag("whole")
@Tag("packaged")
class ProgramFolderTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate());

    @TempDir
    Path folder;

    private ProgramFolder program;

    @BeforeEach
    void findProgram(LocalMsk msk) throws IOException {
        program = new ProgramFolder(msk.site("shop"), msk.catalog("shop"));
    }

    @Test
    void thirdRunUsesTheClassesOfTheFirst() throws Exception {
        assertSound(program.run(folder, "", "check", "orders"));
        assertThat(archives()).singleElement().asString().startsWith("check-").endsWith(".jsa.list");
        try (WatchService changes = folder.getFileSystem().newWatchService()) {
            folder.resolve("portolan/classes").register(changes, StandardWatchEventKinds.ENTRY_DELETE);
            assertSound(program.run(folder, "", "check", "orders"));
            awaitArchive(changes);
        }

        assertSound(program.run(folder, "-Xshare:on", "check", "orders"));
        Files.write(folder.resolve("portolan/classes").resolve(archives().get(0)), new byte[4096]);
        assertThat(program.run(folder, "-Xshare:on", "check", "orders").exitCode())
                .as("the JVM refuses to start without the archive, so the run before used it")
                .isNotZero();
        assertSound(program.run(folder, "", "check", "orders"));
    }

    @Test
    void commandWorksWithoutACacheFolder() throws Exception {
        assertSound(program.run(Path.of("/dev/null/none"), "", "check", "orders"));
    }

    @Test
    void folderThatOthersCanWriteIsNotUsed() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("portolan/classes"));
        Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertSound(program.run(folder, "", "check", "orders"));
        assertThat(archives()).isEmpty();
    }

    @Test
    void badInputIsNoSampleForAnArchive() throws Exception {
        assertThat(program.run(folder, "", "check", "nothing").exitCode()).isEqualTo(2);
        assertThat(program.run(folder, "", "check", "nothing").exitCode()).isEqualTo(2);
        assertThat(archives()).singleElement().asString().endsWith(".jsa.list");
    }

    @Test
    void linkOnThePathFindsTheProgram() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("portolan-link"), program.program());
        assertThat(new ProgramFolder(link, program.site(), program.catalog())
                        .run(folder, "", "--version")
                        .output())
                .startsWith("portolan ");
    }

    @Test
    void zipHasCompletionAndManualPage() {
        assertThat(program.file("completion/portolan.bash")).content().contains("_complete_portolan");
        assertThat(program.file("man/man1/portolan.1")).content().contains(".SH PORTOLAN CHECK");
    }

    /** The list of classes is deleted last. */
    private void awaitArchive(WatchService changes) throws Exception {
        while (!(archives().size() == 1 && archives().get(0).endsWith(".jsa"))) {
            WatchKey change = changes.poll(1, TimeUnit.MINUTES);
            assertThat(change).as("no archive, but " + archives()).isNotNull();
            change.pollEvents();
            change.reset();
        }
    }

    private List<String> archives() throws IOException {
        Path classes = folder.resolve("portolan/classes");
        if (!Files.exists(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void assertSound(FinishedProcess result) {
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        assertThat(result.output()).doesNotContain("[warning]");
    }
}
