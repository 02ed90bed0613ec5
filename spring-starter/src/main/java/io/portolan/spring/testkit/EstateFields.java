package io.portolan.spring.testkit;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the estate in the static fields of a test class and its superclasses. For a nested test it also searches the
 * enclosing classes.
 */
final class EstateFields implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        for (Class<?> type = test; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                LocalMskConnection connection =
                        AnnotatedElementUtils.getMergedAnnotation(field, LocalMskConnection.class);
                if (connection != null) {
                    return new EstateCustomizer(field, connection.value());
                }
            }
        }
        return TestContextAnnotationUtils.searchEnclosingClass(test)
                ? createContextCustomizer(test.getEnclosingClass(), attributes)
                : null;
    }

    /** The estate of a field. It is read late, since an extension starts the estate before the first test. */
    static Supplier<LocalMsk> estate(Field field) {
        if (!Modifier.isStatic(field.getModifiers())) {
            throw new IllegalStateException("@LocalMskConnection field " + field + " must be static");
        }
        ReflectionUtils.makeAccessible(field);
        Object value = ReflectionUtils.getField(field, null);
        if (value instanceof LocalMskExtension extension) {
            return extension::msk;
        }
        if (value instanceof LocalMsk msk) {
            return () -> msk;
        }
        throw new IllegalStateException(
                "@LocalMskConnection field " + field + " must be a LocalMskExtension or a LocalMsk");
    }
}
