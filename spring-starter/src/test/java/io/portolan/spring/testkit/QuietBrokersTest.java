package io.portolan.spring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.portolan.spring.ApplicationProcess;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.PresetEstates;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@link QuietBrokers} leaves a test's output readable under Logback's and Spring Boot's default levels. */
@Tag("whole")
class QuietBrokersTest {

    /** What Logback does without a file. */
    private static final String DEFAULT = """
            <configuration>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %level %logger %msg%n</pattern></encoder>
              </appender>
              <root level="debug"><appender-ref ref="console"/></root>
            </configuration>
            """;

    /** What Spring Boot does without a file. */
    private static final String SPRING_BOOT = """
            <configuration>
              <include resource="org/springframework/boot/logging/logback/base.xml"/>
            </configuration>
            """;

    @Test
    void twoClustersLogLessThanAHundredLines(@TempDir Path directory) throws Exception {
        String classPath = ApplicationProcess.classPath(name -> !name.matches("spring-boot-devtools.*"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + directory.resolve("hosts"),
                "-Dlogback.configurationFile=" + Files.writeString(directory.resolve("logback.xml"), DEFAULT),
                "-Daws.disableEc2Metadata=true",
                "-cp",
                classPath,
                TwoClusters.class.getName(),
                Files.writeString(directory.resolve("spring-boot.xml"), SPRING_BOOT)
                        .toString());

        FinishedProcess process = FinishedProcess.run(new ProcessBuilder(command).redirectErrorStream(true));

        assertThat(process.exitCode()).as(process.output()).isZero();
        assertThat(process.output().lines()).as(process.output()).hasSizeLessThan(100);
    }

    /** Two clusters that start before Spring Boot, and an application on them. */
    @EnableAutoConfiguration
    static class TwoClusters {

        private static final LocalMsk ESTATE = PresetEstates.twoClusters().start();

        public static void main(String[] arguments) {
            try (LocalMsk msk = ESTATE) {
                SpringApplication application = new SpringApplication(TwoClusters.class);
                application.setWebApplicationType(WebApplicationType.NONE);
                application
                        .run(
                                "--logging.config=" + arguments[0],
                                "--portolan.catalog=file:" + msk.catalog(PresetEstates.SITE),
                                "--portolan.primary=orders")
                        .close();
            }
            LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
            if (loggers.getLogger("org.apache.kafka").getLevel() != Level.WARN) {
                throw new IllegalStateException("Spring Boot's start has undone the level");
            }
        }

        @Bean
        AwsCredentialsProvider credentials() {
            return StaticCredentialsProvider.create(
                    ESTATE.site(PresetEstates.SITE).credentials());
        }
    }
}
