package io.portolan.examples.tools;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tools of one version of Kafka. Each run is a process of its own.
 *
 * @param site where they run
 * @param folder their working directory
 * @param classPath a file with the class path. It has the tools and core alone.
 */
record KafkaTools(Site site, Path folder, Path classPath) {

    /** Runs a tool to its end. It reads the input as if somebody typed it. Fails with all that it wrote if it fails. */
    String run(String tool, String input, List<String> options) throws IOException, InterruptedException {
        List<String> java = new ArrayList<>(List.of(
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", Files.readString(classPath), tool));
        java.addAll(options);
        Path typed = Files.writeString(folder.resolve("typed"), input);
        FinishedProcess process = FinishedProcess.run(
                site.javaProcess(java).directory(folder.toFile()).redirectInput(typed.toFile()));
        if (process.exitCode() != 0) {
            throw new IOException(tool + " ended with " + process);
        }
        return process.output();
    }
}
