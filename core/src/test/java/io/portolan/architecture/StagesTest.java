package io.portolan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.portolan.catalog.BrokerSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The build checks the order of the stages. It goes from the packages that use nothing to the entry point,
 * {@link io.portolan.Portolan}.
 */
class StagesTest {

    private static final List<String> ORDER = List.of(
            "runtime", "diagnosis", "catalog", "network", "aws", "dns", "credentials", "brokers", "preflight", "kafka");

    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Set<String> packages = CORE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("io.portolan"))
                .map(name -> name.substring("io.portolan.".length()))
                .collect(Collectors.toSet());

        assertThat(packages).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void stageUsesOnlyStagesToItsLeft() {
        for (int stage = 0; stage < ORDER.size(); stage++) {
            String[] right = ORDER.subList(stage + 1, ORDER.size()).stream()
                    .map(name -> "io.portolan." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.portolan." + ORDER.get(stage) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(right)
                    .check(CORE);
        }
    }

    @Test
    void nothingUsesTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.portolan")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.portolan")
                .check(CORE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.portolan.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @ParameterizedTest
    @CsvSource({
        "software.amazon.awssdk.services.sts.., io.portolan.credentials..",
        "software.amazon.awssdk.services.kafka.., io.portolan.brokers..",
        "org.snakeyaml.engine.., io.portolan.catalog..",
        "com.github.benmanes.caffeine.., io.portolan.brokers..",
        "javax.naming.., io.portolan.dns..",
        "javax.net.ssl.., io.portolan.preflight.. io.portolan.kafka.. io.portolan.aws..",
        "software.amazon.awssdk.http.., io.portolan.aws..",
        "software.amazon.awssdk.core.interceptor.., io.portolan.aws..",
        "software.amazon.awssdk.awscore.., io.portolan.aws.. io.portolan.credentials.. io.portolan.brokers..",
        "software.amazon.awssdk.core.exception.., io.portolan.aws.. io.portolan.credentials.. io.portolan.brokers..",
    })
    void onlyTheseStagesTalkToIt(String library, String stages) {
        String[] allowed = stages.split(" ");
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CORE);
        for (String stage : allowed) {
            assertThat(usesLibrary(stage, library))
                    .as(stage + " uses " + library)
                    .isTrue();
        }
    }

    private static boolean usesLibrary(String stage, String library) {
        return CORE.that(JavaClass.Predicates.resideInAPackage(stage)).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency ->
                        JavaClass.Predicates.resideInAPackage(library).test(dependency.getTargetClass()));
    }

    @Test
    void onlyTheCatalogTellsBrokerSourcesApart() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.portolan.catalog")
                .should()
                .dependOnClassesThat(describe(
                        "a kind of BrokerSource",
                        type -> type.isAssignableTo(BrokerSource.class) && !type.isEquivalentTo(BrokerSource.class)))
                .check(CORE);
    }

    @Test
    void kafkaClientsAreKnownToKafkaStageAndDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.portolan", "io.portolan.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CORE);
    }

    @Test
    void publicTypesHaveJavadoc() {
        classes().that().arePublic().should(new HaveJavadoc("src/main/java")).check(CORE);
    }
}
