package io.portolan.spring.aot;

import io.portolan.spring.BundleEngineFactory;
import io.portolan.spring.PortolanProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/**
 * Hints for what the starter has found by name. Core's jar has its own. So has the AWS SDK. Those of kafka-clients are in GraalVM's
 * metadata repository.
 */
final class PortolanRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.reflection().registerType(BundleEngineFactory.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
        BindableRuntimeHintsRegistrar.forTypes(PortolanProperties.class).registerHints(hints, classLoader);
    }
}
