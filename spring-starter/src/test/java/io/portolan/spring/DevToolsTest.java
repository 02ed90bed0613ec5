package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.application.RestartedShop;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link PortolanAutoConfiguration} works again after a restart by Spring Boot's developer tools. The application then
 * has another class loader.
 */
@Tag("whole")
class DevToolsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Test
    void applicationSellsBeforeAndAfterRestart(LocalMsk msk, @TempDir Path folder) throws Exception {
        // Here Portolan may be folders of classes. In an application it is jars, which the tools do not reload.
        Path settings = Files.createDirectories(folder.resolve("META-INF")).resolve("spring-devtools.properties");
        Files.writeString(settings, "restart.exclude.portolan=.*/(core|spring-starter)/target/classes/?.*\n");
        String output = ApplicationProcess.run(
                msk,
                List.of(
                        "-cp",
                        folder + File.pathSeparator + classPath(),
                        "-D" + ShopEstate.catalog(msk),
                        RestartedShop.class.getName(),
                        "--spring.kafka.consumer.auto-offset-reset=earliest",
                        "--spring.kafka.consumer.group-id=${random.uuid}",
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off"));

        assertThat(output.lines().filter("sold a chart under RestartClassLoader"::equals))
                .as(output)
                .hasSize(2);
    }

    private static String classPath() {
        return ApplicationProcess.classPath(name -> name.matches("spring-starter/test-classes|spring-boot-devtools.*")
                        || !name.matches(ApplicationProcess.NOT_OF_AN_APPLICATION))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
