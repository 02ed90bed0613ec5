package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.application.TwoClusterApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * {@link PortolanAutoConfiguration} gives an application the same beans after ahead-of-time processing. The test does
 * what {@code spring-boot:process-aot} does.
 */
@Tag("whole")
class AotTest {

    private static final String CLASS_PATH = ApplicationProcess.classPath(
                    name -> !name.matches("spring-boot-devtools.*"))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));

    private static final List<String> PROPERTIES = List.of(
            "-Dportolan.start=lazy",
            "-Dportolan.primary=orders",
            "-Dportolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
            "-Dportolan.clusters.orders.security-protocol=PLAINTEXT",
            "-Dportolan.clusters.payments.bootstrap-servers=127.0.0.1:2",
            "-Dportolan.clusters.payments.security-protocol=PLAINTEXT",
            "-Dspring.kafka.consumer.group-id=shop",
            "-Dspring.main.banner-mode=off");

    @Test
    void processedApplicationHasTheSameBeans(@TempDir Path directory) throws Exception {
        Path sources = directory.resolve("sources");
        Path classes = directory.resolve("classes");
        Path resources = directory.resolve("resources");
        run(
                CLASS_PATH,
                SpringApplicationAotProcessor.class.getName(),
                TwoClusterApplication.class.getName(),
                sources.toString(),
                resources.toString(),
                classes.toString(),
                "io.portolan",
                "aot");
        compile(sources, classes);

        String path = classes + ":" + resources + ":" + CLASS_PATH;
        assertThat(run(path, "-Dspring.aot.enabled=true", TwoClusterApplication.class.getName()))
                .contains("plain is orders: true, payments has its own: true, listeners: 2");
    }

    private static String run(String classPath, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of("-cp", classPath));
        line.addAll(PROPERTIES);
        line.addAll(List.of(command));
        return ApplicationProcess.run(Map.of(), line);
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp", CLASS_PATH + ":" + classes));
        arguments.addAll(List.of("-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
