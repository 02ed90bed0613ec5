package io.portolan.spring;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdminOperations;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/** Makes one cluster's beans in the same way as Spring Boot makes its own. Customizers are applied too. */
final class ClusterBeans {

    private ClusterBeans() {}

    static DefaultKafkaProducerFactory<?, ?> producerFactory(
            ClusterKafka kafka, ObjectProvider<DefaultKafkaProducerFactoryCustomizer> shared, ClusterParts parts) {
        ClusterProducerFactory factory = new ClusterProducerFactory(kafka.connection(), kafka.producer());
        PropertyMapper.get()
                .from(kafka.properties().getProducer()::getTransactionIdPrefix)
                .to(factory::setTransactionIdPrefix);
        parts.all(DefaultKafkaProducerFactoryCustomizer.class, kafka.cluster(), shared)
                .forEach(customizer -> customizer.customize(factory));
        return factory;
    }

    static DefaultKafkaConsumerFactory<?, ?> consumerFactory(
            ClusterKafka kafka, ObjectProvider<DefaultKafkaConsumerFactoryCustomizer> shared, ClusterParts parts) {
        ClusterConsumerFactory factory = new ClusterConsumerFactory(kafka.connection(), kafka.consumer());
        parts.all(DefaultKafkaConsumerFactoryCustomizer.class, kafka.cluster(), shared)
                .forEach(customizer -> customizer.customize(factory));
        return factory;
    }

    static KafkaAdmin kafkaAdmin(ClusterKafka kafka) {
        ClusterAdmin admin = new ClusterAdmin(kafka);
        KafkaProperties.Admin settings = kafka.properties().getAdmin();
        PropertyMapper map = PropertyMapper.get();
        map.from(settings::getCloseTimeout)
                .as(timeout -> (int) timeout.toSeconds())
                .to(admin::setCloseTimeout);
        map.from(settings::getOperationTimeout)
                .as(timeout -> (int) timeout.toSeconds())
                .to(admin::setOperationTimeout);
        admin.setFatalIfBrokerNotAvailable(settings.isFailFast());
        admin.setModifyTopicConfigs(settings.isModifyTopicConfigs());
        admin.setAutoCreate(settings.isAutoCreate());
        return admin;
    }

    static KafkaTemplate<?, ?> kafkaTemplate(
            ClusterKafka kafka,
            ProducerFactory<Object, Object> producers,
            KafkaAdminOperations admin,
            TemplateParts parts) {
        KafkaTemplate<Object, Object> template = new KafkaTemplate<>(producers);
        if (admin instanceof KafkaAdmin kafkaAdmin) {
            template.setKafkaAdmin(kafkaAdmin);
        }
        parts.configure(template, kafka.cluster());
        KafkaProperties.Template settings = kafka.properties().getTemplate();
        PropertyMapper map = PropertyMapper.get();
        map.from(settings::getDefaultTopic).to(template::setDefaultTopic);
        map.from(settings::getTransactionIdPrefix).to(template::setTransactionIdPrefix);
        map.from(settings::getCloseTimeout).to(template::setCloseTimeout);
        map.from(settings::isAllowNonTransactional).to(template::setAllowNonTransactional);
        map.from(settings::isObservationEnabled).to(template::setObservationEnabled);
        return template;
    }

    static KafkaTransactionManager<?, ?> transactionManager(ProducerFactory<Object, Object> producers) {
        return new KafkaTransactionManager<>(producers);
    }

    /** Uses the transaction manager of this cluster if there is one. The configurer would set the primary cluster's. */
    static ConcurrentKafkaListenerContainerFactory<?, ?> listenerContainerFactory(
            ClusterKafka kafka,
            ConsumerFactory<Object, Object> consumers,
            KafkaOperations<Object, Object> template,
            String transactionManager,
            ListenerParts parts) {
        ClusterContainerFactory factory = new ClusterContainerFactory();
        parts.configure(factory, kafka, consumers);
        factory.getContainerProperties().setKafkaAwareTransactionManager(parts.transactionManager(transactionManager));
        KafkaTemplate<Object, Object> replies = asKafkaTemplate(template);
        factory.setReplyTemplate(replies);
        factory.setContainerCustomizer(container -> {
            Optional.ofNullable(replies.getKafkaAdmin()).ifPresent(container::setKafkaAdmin);
            parts.customize(kafka.cluster(), container);
        });
        return factory;
    }

    /** The application may declare its own bean by the interface alone. */
    private static KafkaTemplate<Object, Object> asKafkaTemplate(KafkaOperations<Object, Object> template) {
        return template instanceof KafkaTemplate<Object, Object> kafkaTemplate
                ? kafkaTemplate
                : new KafkaTemplate<>(template.getProducerFactory());
    }

    /**
     * Fails for a listener that names no cluster when there is no primary cluster.
     *
     * @throws PortolanException always
     */
    @SuppressWarnings("DoNotCallSuggester") // Spring calls it
    static ConcurrentKafkaListenerContainerFactory<?, ?> noPrimary() {
        throw new PortolanException(
                "No cluster is the primary",
                Finding.about(Code.UNKNOWN_CLUSTER, "kafkaListenerContainerFactory")
                        .asked("the primary cluster's listener container factory, for a listener that names no cluster")
                        .seen("several clusters, and no portolan.primary")
                        .cause("It is not clear which cluster the listener belongs to.")
                        .fix(
                                "Set portolan.primary, or name the cluster: @KafkaListener(containerFactory = \"<cluster>\").")
                        .build());
    }
}
