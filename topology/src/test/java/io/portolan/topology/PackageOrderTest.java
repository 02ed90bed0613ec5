package io.portolan.topology;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The order of the packages. It begins with {@link io.portolan.topology.plan.EstatePlan}, which uses none of the others. */
class PackageOrderTest {

    private static final String ROOT = "io.portolan.topology";
    private static final List<String> ORDER = List.of(".plan", ".format", ".view", ".explain", "");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void everyPackageHasItsPlace() {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(ORDER.stream().map(name -> ROOT + name)).containsAll(packages);
    }

    @Test
    void packageUsesOnlyThoseBeforeIt() {
        for (int place = 0; place < ORDER.size() - 1; place++) {
            String[] after = ORDER.subList(place + 1, ORDER.size()).stream()
                    .map(name -> ROOT + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ORDER.get(place))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(after)
                    .check(CLASSES);
        }
    }

    @Test
    void plansAndFormatsKnowNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".plan", ROOT + ".format")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk.services..", "java.net.http..", "java.nio.file..")
                .check(CLASSES);
    }
}
