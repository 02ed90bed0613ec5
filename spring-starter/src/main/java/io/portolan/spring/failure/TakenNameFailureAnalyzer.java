package io.portolan.spring.failure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.config.KafkaListenerContainerFactory;

/** Explains why a listener cannot use a cluster's name. Another bean, such as a topic, has the same name. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TakenNameFailureAnalyzer extends AbstractFailureAnalyzer<BeanNotOfRequiredTypeException> {

    private final ConfigurableListableBeanFactory beans;

    TakenNameFailureAnalyzer(BeanFactory beans) {
        this.beans = (ConfigurableListableBeanFactory) beans;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanNotOfRequiredTypeException cause) {
        String name = cause.getBeanName();
        String factory = name + "KafkaListenerContainerFactory";
        return KafkaListenerContainerFactory.class.equals(cause.getRequiredType()) && beans.containsBean(factory)
                ? new FailureAnalysis(
                        "A Kafka listener asks for the container factory \"%s\". The bean of that name%s is a %s."
                                .formatted(
                                        name, place(name), cause.getActualType().getName()),
                        "Rename that bean, or write @KafkaListener(containerFactory = \"%s\").".formatted(factory),
                        cause)
                : null;
    }

    private String place(String bean) {
        String place = beans.containsBeanDefinition(bean)
                ? beans.getBeanDefinition(bean).getResourceDescription()
                : null;
        return place == null ? "" : ", defined in " + place + ",";
    }
}
