package io.portolan.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.transaction.KafkaAwareTransactionManager;

/** What listeners take from the application, whichever cluster they are of. */
record ListenerParts(
        BeanFactory beans,
        ClusterStart start,
        ConcurrentKafkaListenerContainerFactoryConfigurer configurer,
        ObjectProvider<ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>>
                customizer) {

    /** The bean of this name; none for an empty name. */
    @SuppressWarnings("unchecked") // transactions have nothing to do with the types of records
    @Nullable
    KafkaAwareTransactionManager<Object, Object> transactionManager(String name) {
        return name.isEmpty() ? null : beans.getBean(name, KafkaAwareTransactionManager.class);
    }
}
