package io.portolan.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.BundleEngineFactory;
import io.portolan.spring.PortolanProperties;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** {@link PortolanRuntimeHints} has what the starter adds to core's own hints. */
class PortolanRuntimeHintsTest {

    private final RuntimeHints hints = hints();

    /** The hints by the file in which AOT processing finds them. */
    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .stream()
                .filter(PortolanRuntimeHints.class::isInstance)
                .forEach(registrar -> registrar.registerHints(hints, PortolanRuntimeHintsTest.class.getClassLoader()));
        return hints;
    }

    @Test
    void enginesOfBundlesCanBeMade() {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(BundleEngineFactory.class)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
    }

    @Test
    void propertiesCanBeBound() {
        assertThat(RuntimeHintsPredicates.reflection().onType(PortolanProperties.class))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(PortolanProperties.ClusterEntry.class))
                .accepts(hints);
    }
}
