package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link PortolanAutoConfiguration} works on a class path without the starter's optional libraries. */
class OptionalPartsTest {

    private static final String ALL =
            "spring-boot-(health|actuator|testcontainers|test|web|tomcat|servlet|http|jackson|micrometer).*"
                    + "|micrometer-(core|jakarta9).*|testcontainers.*|testkit|spring-(web|test).*|kafka-streams.*";

    @Test
    void applicationRunsWithoutAllOfThem() throws Exception {
        run(ALL);
    }

    @ParameterizedTest
    @Tag("whole")
    @ValueSource(
            strings = {
                "spring-boot-(health|actuator|starter-actuator).*",
                "micrometer-(core|jakarta9).*|spring-boot-(micrometer|actuator).*",
                "spring-boot-testcontainers.*|testcontainers.*|testkit|spring-test.*|spring-boot-test.*",
                "spring-web.*|tomcat.*|jackson.*|spring-boot-(web|tomcat|servlet|http|jackson).*"
            })
    void missingLibraryDisablesNothingElse(String jars) throws Exception {
        run(jars);
    }

    private static void run(String jars) throws Exception {
        URL[] rest = without(Pattern.compile(jars));
        assertThat(rest.length).isLessThan(classPath().length);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(rest, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            loader.loadClass(Application.class.getName()).getMethod("start").invoke(null);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] without(Pattern jars) {
        return Arrays.stream(classPath())
                .map(Path::of)
                .filter(path -> !jars.matcher(name(path)).matches())
                .map(OptionalPartsTest::url)
                .toArray(URL[]::new);
    }

    private static String[] classPath() {
        return System.getProperty("java.class.path").split(File.pathSeparator);
    }

    /** The name of a jar or of the module that is being built, as in {@code …/testkit/target/classes}. */
    private static String name(Path path) {
        int names = path.getNameCount();
        return path.getName(path.endsWith("target/classes") ? names - 3 : names - 1)
                .toString();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The application that runs on each class path. */
    @EnableAutoConfiguration
    public static class Application {

        /** Starts and stops the application. */
        public static void start() {
            try (ConfigurableApplicationContext context = SpringApplication.run(
                    Application.class,
                    "--spring.main.banner-mode=off",
                    "--spring.main.web-application-type=none",
                    "--logging.level.root=off",
                    "--portolan.start=lazy",
                    "--portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
                    "--portolan.clusters.orders.security-protocol=PLAINTEXT")) {
                context.getBean(Portolan.class).cluster("orders");
            }
        }
    }
}
