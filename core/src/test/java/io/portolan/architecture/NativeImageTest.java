package io.portolan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A native image may rely on the settings with which {@link io.portolan.brokers.BrokerMemory} makes its cache. */
class NativeImageTest {

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
                .because("a native image needs a hint for each other class of Caffeine, see PortolanRuntimeHints")
                .check(new ClassFileImporter().importPath(Path.of("target/classes")));
    }
}
