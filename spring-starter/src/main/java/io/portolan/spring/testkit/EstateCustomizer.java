package io.portolan.spring.testkit;

import io.portolan.spring.connection.PortolanConnectionDetails;
import java.lang.reflect.Field;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds the estate to a test's context. Tests with equal customizers share a context. So they share it only if they
 * share the estate.
 */
record EstateCustomizer(Field field, String site) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        RootBeanDefinition details = new RootBeanDefinition(
                PortolanConnectionDetails.class, () -> new EstateDetails(EstateFields.estate(field), site));
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition("localMskConnectionDetails", details);
    }
}
