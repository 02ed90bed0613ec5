package io.portolan.spring;

import java.util.List;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/** A kind of bean that each cluster has. */
enum ClusterBean {
    PRODUCER_FACTORY("producerFactory", "ProducerFactory", "kafkaProducerFactory", ProducerFactory.class),
    CONSUMER_FACTORY("consumerFactory", "ConsumerFactory", "kafkaConsumerFactory", ConsumerFactory.class),
    ADMIN("kafkaAdmin", "KafkaAdmin", "kafkaAdmin", KafkaAdmin.class),
    TEMPLATE("kafkaTemplate", "KafkaTemplate", "kafkaTemplate", KafkaTemplate.class, ProducerFactory.class),
    TRANSACTION_MANAGER(
            "transactionManager",
            "KafkaTransactionManager",
            "kafkaTransactionManager",
            KafkaTransactionManager.class,
            ProducerFactory.class),
    LISTENER_CONTAINER_FACTORY(
            "listenerContainerFactory",
            "KafkaListenerContainerFactory",
            "kafkaListenerContainerFactory",
            ConcurrentKafkaListenerContainerFactory.class,
            ConsumerFactory.class);

    private final String method;
    private final String suffix;
    private final String bootName;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Class<?>> needs;

    ClusterBean(String method, String suffix, String bootName, Class<?> type, Class<?>... needs) {
        this.method = method;
        this.suffix = suffix;
        this.bootName = bootName;
        this.type = type;
        this.needs = List.of(needs);
    }

    /** Its factory method in {@link ClusterBeans}. */
    String method() {
        return method;
    }

    /** What follows the cluster's name in the bean's. */
    String suffix() {
        return suffix;
    }

    /** The name that Spring Boot gives to its own. */
    String bootName() {
        return bootName;
    }

    Class<?> type() {
        return type;
    }

    /** Of what types the bean takes others: where the application has an unqualified one, Spring Boot's own takes that. */
    List<Class<?>> needs() {
        return needs;
    }
}
