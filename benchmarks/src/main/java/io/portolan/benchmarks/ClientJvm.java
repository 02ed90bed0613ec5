package io.portolan.benchmarks;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A fresh JVM at a client site. Its class path has core and its run-time dependencies in Maven's order but nothing of the
 * testkit. Environment variables carry the base identity and the endpoints of the SDK.
 *
 * @param trustStore the trust store of the JVM, which makes it trust the endpoints over HTTPS
 * @param flags more flags of the JVM
 * @param environment more variables than those of the site
 */
record ClientJvm(Site site, Path trustStore, List<String> flags, Map<String, String> environment) {

    private static final String RESULT = "@result ";

    /** Runs a program to its end and returns the values of its {@link #report} calls by their names. */
    Map<String, Double> run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = site.javaProcess(command(program, arguments));
        builder.environment().putAll(environment);
        FinishedProcess process = FinishedProcess.run(builder.redirectErrorStream(true));
        if (process.exitCode() != 0) {
            throw new IllegalStateException(program.getSimpleName() + " failed:\n" + process.output());
        }
        return results(process.output());
    }

    /** Reports a value from the client's JVM. */
    static void report(String name, double value) {
        System.out.println(RESULT + name + "=" + value);
    }

    static String classPath() throws IOException {
        Path target = BenchmarkOptions.target();
        return Arrays.stream(Files.readString(target.resolve("client.classpath"))
                        .strip()
                        .split(":"))
                .map(jar -> target.resolve(jar).toString())
                .collect(Collectors.joining(":", target.resolve("benchmarks.jar") + ":", ""));
    }

    private List<String> command(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("-Djavax.net.ssl.trustStore=" + trustStore);
        command.add("-Daws.disableEc2Metadata=true");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Xmx512m");
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Map<String, Double> results(String output) {
        Map<String, Double> results = new LinkedHashMap<>();
        output.lines()
                .filter(line -> line.startsWith(RESULT))
                .map(line -> line.substring(RESULT.length()).split("="))
                .forEach(pair -> results.put(pair[0], Double.valueOf(pair[1])));
        return results;
    }
}
