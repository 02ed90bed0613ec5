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
 * A fresh JVM at a client site: core and its run-time dependencies, jars in Maven's order, and nothing of the testkit. The base
 * identity comes by environment variables, as do the endpoints that the SDK is to call.
 *
 * @param trustStore that it begins with, so that it trusts the endpoints over HTTPS
 * @param flags of the JVM, besides those that all have
 * @param environment variables, besides those of the site
 */
record ClientJvm(Site site, Path trustStore, List<String> flags, Map<String, String> environment) {

    private static final String RESULT = "@result ";

    /** Runs a program to its end; what it told with {@link #report}. */
    Map<String, Double> run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = site.javaProcess(command(program, arguments));
        builder.environment().putAll(environment);
        FinishedProcess process = FinishedProcess.run(builder.redirectErrorStream(true));
        if (process.exitCode() != 0) {
            throw new IllegalStateException(program.getSimpleName() + " failed:\n" + process.output());
        }
        return results(process.output());
    }

    /** Called in the client's JVM. */
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
