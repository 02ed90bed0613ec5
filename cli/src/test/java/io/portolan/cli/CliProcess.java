package io.portolan.cli;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs in a fresh JVM at a client site. */
final class CliProcess {

    private CliProcess() {}

    /** Runs a class of these tests on their class path. */
    static FinishedProcess ofClass(Site site, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        return run(site, Map.of(), List.of("-cp", System.getProperty("java.class.path"), program.getName()), arguments);
    }

    /** Runs the packaged program with nothing but its lib folder. */
    static FinishedProcess ofJar(Site site, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(
                site,
                environment,
                List.of("-jar", Path.of("target", "portolan.jar").toString()),
                arguments);
    }

    private static FinishedProcess run(
            Site site, Map<String, String> environment, List<String> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        command.addAll(program);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = site.javaProcess(command);
        builder.environment().putAll(environment);
        return FinishedProcess.run(builder);
    }
}
