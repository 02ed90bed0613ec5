package io.portolan.spring;

import java.util.List;
import org.springframework.kafka.config.KafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdminOperations;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.transaction.KafkaAwareTransactionManager;

/** A kind of bean that each cluster has. */
enum ClusterBean {
    PRODUCER_FACTORY("producerFactory", "ProducerFactory", "kafkaProducerFactory", ProducerFactory.class),
    CONSUMER_FACTORY("consumerFactory", "ConsumerFactory", "kafkaConsumerFactory", ConsumerFactory.class),
    ADMIN("kafkaAdmin", "KafkaAdmin", "kafkaAdmin", KafkaAdminOperations.class),
    TEMPLATE("kafkaTemplate", "KafkaTemplate", "kafkaTemplate", KafkaOperations.class, PRODUCER_FACTORY),
    TRANSACTION_MANAGER(
            "transactionManager",
            "KafkaTransactionManager",
            "kafkaTransactionManager",
            KafkaAwareTransactionManager.class,
            PRODUCER_FACTORY),
    LISTENER_CONTAINER_FACTORY(
            "listenerContainerFactory",
            "KafkaListenerContainerFactory",
            "kafkaListenerContainerFactory",
            KafkaListenerContainerFactory.class,
            CONSUMER_FACTORY);

    private final String method;
    private final String suffix;
    private final String bootName;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<ClusterBean> needs;

    ClusterBean(String method, String suffix, String bootName, Class<?> type, ClusterBean... needs) {
        this.method = method;
        this.suffix = suffix;
        this.bootName = bootName;
        this.type = type;
        this.needs = List.of(needs);
    }

    /** The name of its factory method in {@link ClusterBeans}. */
    String method() {
        return method;
    }

    /** The name of this cluster's bean. */
    String nameFor(String cluster) {
        return cluster + suffix;
    }

    /** The name of Spring Boot's own bean of this kind. */
    String bootName() {
        return bootName;
    }

    /** The interface, since an application may declare its own bean by the interface alone. */
    Class<?> type() {
        return type;
    }

    /** The beans that this one is made from. Spring Boot's own bean uses the application's unqualified ones. */
    List<ClusterBean> needs() {
        return needs;
    }
}
