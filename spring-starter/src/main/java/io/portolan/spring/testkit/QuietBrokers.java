package io.portolan.spring.testkit;

import io.portolan.testkit.broker.BrokerLoggers;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Quietens the brokers of the testkit again after Spring Boot has set up logging. Spring Boot resets all levels and then sets
 * those of {@code logging.level}, which stay.
 */
final class QuietBrokers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (ClassUtils.isPresent("io.portolan.testkit.broker.BrokerLoggers", context.getClassLoader())) {
            BrokerLoggers.quieten();
        }
    }
}
