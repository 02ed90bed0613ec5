package io.portolan.spring.testkit;

import io.portolan.spring.connection.PortolanConnectionDetails;
import java.lang.reflect.Field;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives a test's context its estate. By its equality, tests share a context only where they share the estate. */
record EstateCustomizer(Field field, String site) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        RootBeanDefinition details = new RootBeanDefinition(
                PortolanConnectionDetails.class, () -> new EstateDetails(EstateFields.estate(field), site));
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition("localMskConnectionDetails", details);
    }
}
