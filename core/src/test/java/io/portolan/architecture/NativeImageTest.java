package io.portolan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.spi.LoginModule;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.junit.jupiter.api.Test;

/**
 * A native image has the hints of core's jar. It may rely on the settings with which {@link io.portolan.brokers.BrokerMemory} makes
 * its cache.
 */
class NativeImageTest {

    private static final Path HINTS = Path.of("src/main/resources/META-INF/native-image/io.portolan/portolan-core");

    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target/classes"));

    /**
     * With these settings alone, Caffeine makes an unbounded cache and names its class. It composes the names of all
     * other cache classes.
     */
    private static final Set<String> UNBOUNDED = Set.of("newBuilder", "executor", "buildAsync");

    @Test
    void cachesNeedNoHints() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "Caffeine is given other settings",
                        call -> call.getTargetOwner().isEquivalentTo(Caffeine.class)
                                && !UNBOUNDED.contains(call.getTarget().getName())))
                .because("a native image needs a hint for each other class of Caffeine")
                .check(CORE);
    }

    @Test
    void hintsNameClassesThatExist() throws IOException {
        assertThat(hintedClasses())
                .isNotEmpty()
                .allSatisfy(name -> assertThatCode(
                                () -> Class.forName(name, false, getClass().getClassLoader()))
                        .doesNotThrowAnyException());
    }

    /** Kafka and JAAS make them by the names in a configuration. */
    @Test
    void pluginsOfClientsHaveHints() throws IOException {
        List<String> plugins = CORE.stream()
                .filter(type -> Stream.of(Configurable.class, AuthenticateCallbackHandler.class, LoginModule.class)
                        .anyMatch(type::isAssignableTo))
                .filter(type -> type.isTopLevelClass() && !type.isInterface())
                .map(JavaClass::getName)
                .toList();
        assertThat(plugins).contains("io.portolan.kafka.IamCallbackHandler", "io.portolan.kafka.IamLogin");
        assertThat(hintedClasses()).containsAll(plugins);
    }

    @Test
    void neededResourcesAreIncluded() throws IOException {
        JsonNode includes = new ObjectMapper()
                .readTree(HINTS.resolve("resource-config.json").toFile())
                .at("/resources/includes");
        for (String resource : List.of(
                "io/portolan/diagnosis/preflight-report.css",
                "io/portolan/diagnosis/preflight-report.schema.json",
                "version.properties")) { // of aws-msk-iam-auth, for its user agent
            assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
            assertThat(includes)
                    .anyMatch(include -> Pattern.matches(include.get("pattern").asText(), resource));
        }
    }

    private static List<String> hintedClasses() throws IOException {
        JsonNode hints =
                new ObjectMapper().readTree(HINTS.resolve("reflect-config.json").toFile());
        return Stream.iterate(0, index -> index + 1)
                .limit(hints.size())
                .map(index -> hints.get(index).get("name").asText())
                .toList();
    }
}
