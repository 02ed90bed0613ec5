package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A separate JVM with the part of the tests' class path that an application would have. */
public final class ApplicationProcess {

    /** The libraries that only the tests need. */
    public static final String NOT_OF_AN_APPLICATION =
            "(portolan-)?testkit.*|spring-(cloud|integration).*|spring-starter/test-classes|spring-boot-(devtools|test|testcontainers|resttest).*"
                    + "|testcontainers.*|spring-test.*|kafka_2.*|junit.*|assertj.*|surefire.*|bc[a-z]+-jdk.*|scala-.*";

    private ApplicationProcess() {}

    /**
     * The parts of the tests' class path with these names. They are names of jars or of modules that are being built,
     * such as {@code core/classes}.
     */
    public static Stream<Path> classPath(Predicate<String> names) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> names.test(name(path)));
    }

    /** Runs the command at a site of an estate. Returns the output after a successful end. */
    public static String run(LocalMsk msk, List<String> command) throws IOException, InterruptedException {
        Site site = msk.site("shop");
        List<String> line = new ArrayList<>(List.of("-Daws.disableEc2Metadata=true"));
        line.addAll(command);
        ProcessBuilder builder = site.javaProcess(line);
        builder.environment()
                .put("AWS_ENDPOINT_URL_STS", msk.endpoint(site.region()).toString());
        return run(builder);
    }

    /** Runs the command. Returns the output after a successful end. */
    public static String run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        return run(builder);
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        FinishedProcess process = FinishedProcess.run(builder.redirectErrorStream(true));
        assertThat(process.exitCode()).as("%s", process.output()).isZero();
        return process.output();
    }

    /** The name of a jar or of the module that is being built. */
    private static String name(Path path) {
        String file = path.getFileName().toString();
        return file.endsWith("classes") ? path.getName(path.getNameCount() - 3) + "/" + file : file;
    }
}
