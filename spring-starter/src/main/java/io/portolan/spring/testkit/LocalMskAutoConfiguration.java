package io.portolan.spring.testkit;

import io.portolan.spring.PortolanAutoConfiguration;
import io.portolan.spring.connection.PortolanConnectionDetails;
import io.portolan.testkit.LocalMsk;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Auto-configuration that lets an estate bean stand in for the application's own. The annotation of the bean names
 * the site.
 */
@AutoConfiguration(before = PortolanAutoConfiguration.class)
@ConditionalOnClass(LocalMsk.class)
final class LocalMskAutoConfiguration {

    /** The annotations by name, since Spring Boot's may be missing on the class path. */
    private static final List<String> ANNOTATIONS = List.of(
            LocalMskConnection.class.getName(),
            "org.springframework.boot.testcontainers.service.connection.ServiceConnection");

    @Bean
    @ConditionalOnSingleCandidate(LocalMsk.class)
    @ConditionalOnMissingBean(PortolanConnectionDetails.class)
    PortolanConnectionDetails localMskConnectionDetails(LocalMsk estate, ConfigurableListableBeanFactory beans) {
        String site = Stream.of(beans.getBeanNamesForType(LocalMsk.class))
                .flatMap(bean -> factoryMethod(beans, bean).stream())
                .flatMap(LocalMskAutoConfiguration::sites)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("It is not clear at which site the application runs. "
                        + "Annotate the bean method of LocalMsk with @LocalMskConnection(\"site\")"));
        return new EstateDetails(() -> estate, site);
    }

    private static Optional<Method> factoryMethod(ConfigurableListableBeanFactory beans, String bean) {
        return beans.getMergedBeanDefinition(bean) instanceof RootBeanDefinition definition
                ? Optional.ofNullable(definition.getResolvedFactoryMethod())
                : Optional.empty();
    }

    private static Stream<String> sites(Method method) {
        return ANNOTATIONS.stream()
                .map(name -> AnnotatedElementUtils.getMergedAnnotationAttributes(method, name))
                .flatMap(attributes -> Optional.ofNullable(attributes).stream())
                .map(attributes -> attributes.getString("value"))
                .filter(site -> !site.isEmpty());
    }
}
