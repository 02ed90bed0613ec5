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

/** What listeners take from the application: what is qualified for their cluster, and what is not qualified at all. */
record ListenerParts(
        BeanFactory beans,
        ClusterStart start,
        ObjectProvider<ConcurrentKafkaListenerContainerFactoryConfigurer> configurer,
        ObjectProvider<ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>> shared,
        ClusterParts own) {

    void configure(ClusterContainerFactory factory, ClusterKafka kafka, ConsumerFactory<Object, Object> consumers) {
        ConcurrentKafkaListenerContainerFactoryConfigurer boots = configurer.getIfAvailable();
        if (boots == null) {
            withoutSpringBoot(factory, kafka, consumers);
        } else {
            boots.configure(factory, consumers);
            kafka.listenerSettings().ifPresent(settings -> settings.applyTo(factory));
        }
        ListenerPart.ALL.forEach(part -> part.setOwn(factory, kafka.cluster(), own));
    }

    /** In an application that excludes its auto-configuration of Kafka, as those with factories of their own do. */
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

    /** The bean of this name; none for an empty name. */
    @SuppressWarnings("unchecked") // transactions have nothing to do with the types of records
    @Nullable
    KafkaAwareTransactionManager<Object, Object> transactionManager(String name) {
        return name.isEmpty() ? null : beans.getBean(name, KafkaAwareTransactionManager.class);
    }
}
