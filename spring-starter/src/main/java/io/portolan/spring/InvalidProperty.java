package io.portolan.spring;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.NestedExceptionUtils;

/**
 * A property of Spring's own that the binder cannot convert.
 *
 * @param name the property
 * @param expected what values it takes
 * @param seen its value, or why it has none
 */
record InvalidProperty(ConfigurationPropertyName name, String expected, String seen) {

    static InvalidProperty of(
            ConfigurationPropertyName name,
            Bindable<?> target,
            @Nullable ConfigurationProperty property,
            Exception error) {
        String seen = property == null
                ? String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(error).getMessage())
                : String.valueOf(property.getValue());
        return new InvalidProperty(name, expected(target.getType().resolve(Object.class)), seen);
    }

    private static String expected(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? "a value of the type " + type.getSimpleName()
                : Arrays.stream(constants)
                        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", "one of ", ""));
    }
}
