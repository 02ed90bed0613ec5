package io.portolan.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link io.portolan.Portolan} can be on the module path. A test of the command line runs an application there. */
class ModulePathTest {

    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void coreUsesOnlyExportedPackages() throws IOException {
        Set<String> hidden = new HashSet<>();
        modules().map(ModuleReference::descriptor).forEach(module -> hidden.addAll(hiddenPackages(module)));
        assertThat(hidden).contains("sun.security.ssl");

        Set<String> used = CORE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .map(JavaClass::getPackageName)
                .collect(toSet());

        assertThat(used).doesNotContainAnyElementsOf(hidden);
    }

    @Test
    void noPackageIsInTwoModules() throws IOException {
        List<String> packages = new ArrayList<>();
        for (String module : List.of("core", "schema-registry", "testkit", "spring-starter", "cli")) {
            packages.addAll(packages(Path.of("..", module, "src/main/java")));
        }
        assertThat(packages).contains("io/portolan", "io/portolan/testkit").doesNotHaveDuplicates();
    }

    /** A module ignores the files that name services. */
    @Test
    void descriptorProvidesTheServicesOfTheJar() throws IOException {
        String descriptor = Files.readString(Path.of("src/main/module/module-info.java"));
        Path services = Path.of("src/main/resources/META-INF/services");
        if (Files.exists(services)) {
            try (Stream<Path> files = Files.list(services)) {
                assertThat(files.map(file -> "provides " + file.getFileName()))
                        .allSatisfy(service -> assertThat(descriptor).contains(service));
            }
        }
    }

    private static Stream<ModuleReference> modules() throws IOException {
        Path[] jars = Stream.of(Files.readString(Path.of("target/runtime.classpath"))
                        .strip()
                        .split(File.pathSeparator))
                .map(Path::of)
                .toArray(Path[]::new);
        return Stream.of(ModuleFinder.ofSystem(), ModuleFinder.of(jars)).flatMap(finder -> finder.findAll().stream());
    }

    private static Set<String> hiddenPackages(ModuleDescriptor module) {
        if (module.isAutomatic()) {
            return Set.of();
        }
        Set<String> hidden = new HashSet<>(module.packages());
        module.exports().stream()
                .filter(export -> !export.isQualified())
                .map(Exports::source)
                .forEach(hidden::remove);
        return hidden;
    }

    private static Set<String> packages(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString())
                    .collect(toSet());
        }
    }
}
