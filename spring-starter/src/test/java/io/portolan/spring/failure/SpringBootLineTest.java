package io.portolan.spring.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.spring.ApplicationProcess;
import io.portolan.testkit.FinishedProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** {@link SpringBootLine} ends the start on an older Spring Boot with a sentence instead of a missing class. */
class SpringBootLineTest {

    /** What an application of an older line has of that line. Maven copies it to target. */
    private static final String OF_THE_LINE =
            "spring-(boot|boot-autoconfigure|core|beans|context|aop|expression)-[0-9].*";

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "4.0"})
    void olderLineEndsTheStart(String line) throws IOException, InterruptedException {
        FinishedProcess process = FinishedProcess.run(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(line),
                        OlderApplication.class.getName())
                .redirectErrorStream(true));

        assertThat(process.exitCode()).as(process.output()).isNotZero();
        assertThat(process.output())
                .contains("portolan-spring-boot-starter needs Spring Boot 4.1, this is " + line + ".")
                .contains("Move the application to Spring Boot 4.1")
                .doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.0", "4.1.2", "4.1.3-SNAPSHOT", "4.2.0-M1", "4.10.0", "5.0.0"})
    void newerLineStarts(String version) {
        assertThatCode(() -> SpringBootLine.check(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.7.18", "3.5.16", "4.0.9", "4.0.0-RC1"})
    void olderVersionIsRefused(String version) {
        assertThatThrownBy(() -> SpringBootLine.check(version)).hasMessageEndingWith("this is " + version + ".");
    }

    @Test
    void ownLineStarts() {
        assertThatCode(() -> SpringBootLine.check(SpringBootVersion.getVersion()))
                .doesNotThrowAnyException();
    }

    private static String classPath(String line) throws IOException {
        try (Stream<Path> older = Files.list(Path.of("target", "spring-boot-" + line))) {
            return Stream.concat(older, ApplicationProcess.classPath(SpringBootLineTest::isOfAnyLine))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static boolean isOfAnyLine(String name) {
        boolean ofAnApplication = !name.matches(ApplicationProcess.NOT_OF_AN_APPLICATION);
        return !name.matches(OF_THE_LINE) && (ofAnApplication || name.equals("spring-starter/test-classes"));
    }

    /** An application whose Spring Boot is too old. */
    @EnableAutoConfiguration
    static class OlderApplication {

        public static void main(String[] arguments) {
            SpringApplication.run(OlderApplication.class, arguments);
        }
    }
}
