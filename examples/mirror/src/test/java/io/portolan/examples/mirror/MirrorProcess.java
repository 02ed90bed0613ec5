package io.portolan.examples.mirror;

import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MirrorMaker 2 in a process of its own. Its class path has MirrorMaker and core alone. */
final class MirrorProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private MirrorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in a folder with a file {@code mm2.properties}. */
    static MirrorProcess start(Site site, Path folder) throws IOException {
        Path log = folder.resolve("mirror.log");
        Process process = site.javaProcess(List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(Path.of("target/mirror.classpath")),
                        "org.apache.kafka.connect.mirror.MirrorMaker",
                        "mm2.properties"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new MirrorProcess(process, log);
    }

    /** Fails with the log if it has ended by itself. */
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("MirrorMaker has ended:\n" + Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
