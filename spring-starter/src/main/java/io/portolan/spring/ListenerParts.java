package io.portolan.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.core.ResolvableType;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.transaction.KafkaAwareTransactionManager;

/** The application's beans for listeners. They are qualified for the listener's cluster or not qualified at all. */
record ListenerParts(
        BeanFactory beans,
        ClusterStart start,
        ObjectProvider<ConcurrentKafkaListenerContainerFactoryConfigurer> configurer,
        ObjectProvider<ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>> shared,
        ClusterParts own) {

    void configure(ClusterContainerFactory factory, ClusterKafka kafka, ConsumerFactory<Object, Object> consumers) {
        ConcurrentKafkaListenerContainerFactoryConfigurer bootConfigurer = configurer.getIfAvailable();
        if (bootConfigurer == null) {
            withoutSpringBoot(factory, kafka, consumers);
        } else {
            bootConfigurer.configure(factory, consumers);
            kafka.listenerSettings().ifPresent(settings -> settings.applyTo(factory));
        }
        ListenerPart.ALL.forEach(part -> part.setOwn(factory, kafka.cluster(), own));
    }

    /**
     * Configures the factory when the application excludes Spring Boot's auto-configuration of Kafka. Applications
     * with factories of their own do that.
     */
    private void withoutSpringBoot(
            ClusterContainerFactory factory, ClusterKafka kafka, ConsumerFactory<Object, Object> consumers) {
        factory.setConsumerFactory(consumers);
        new ListenerSettings(kafka.properties().getListener()).applyTo(factory);
        ListenerPart.ALL.forEach(part -> part.setShared(factory, own));
    }

    void customize(String cluster, ConcurrentMessageListenerContainer<Object, Object> container) {
        new SharedHandlers(own).refuse(cluster);
        own.<ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>>own(
                        ResolvableType.forClass(ContainerCustomizer.class), cluster)
                .ifPresentOrElse(
                        customizer -> customizer.configure(container),
                        () -> shared.ifAvailable(customizer -> customizer.configure(container)));
        start.delayInBackground(cluster, container);
    }

    /** The bean of this name. Null if the name is empty. */
    @SuppressWarnings("unchecked") // transactions have nothing to do with the types of records
    @Nullable
    KafkaAwareTransactionManager<Object, Object> transactionManager(String name) {
        return name.isEmpty() ? null : beans.getBean(name, KafkaAwareTransactionManager.class);
    }
}
