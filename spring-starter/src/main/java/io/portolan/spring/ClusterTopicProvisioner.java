package io.portolan.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.ExtendedProducerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaProducerProperties;
import org.springframework.cloud.stream.binder.kafka.provisioning.AdminClientConfigCustomizer;
import org.springframework.cloud.stream.binder.kafka.provisioning.KafkaTopicProvisioner;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;

/** Makes the topics of bindings on one cluster; Spring's own has its brokers from the moment when it is made. */
final class ClusterTopicProvisioner extends KafkaTopicProvisioner {

    private final ClusterBinderProperties properties;
    private final ClusterKafka kafka;
    private final List<AdminClientConfigCustomizer> customizers;

    ClusterTopicProvisioner(
            ClusterBinderProperties properties, ClusterKafka kafka, List<AdminClientConfigCustomizer> customizers) {
        super(properties, kafka.properties(), customizers);
        this.properties = properties;
        this.kafka = kafka;
        this.customizers = new ArrayList<>(customizers);
        this.customizers.add(config -> kafka.connection().complete(ClientProperties.ADMIN, config));
    }

    @Override
    public ProducerDestination provisionProducerDestination(
            String name, ExtendedProducerProperties<KafkaProducerProperties> binding) {
        return now().provisionProducerDestination(name, binding);
    }

    @Override
    public ConsumerDestination provisionConsumerDestination(
            String name, String group, ExtendedConsumerProperties<KafkaConsumerProperties> binding) {
        return now().provisionConsumerDestination(name, group, binding);
    }

    /** The binder is made with them, for observations to tell the cluster's id; complete if the cluster has been looked up. */
    @Override
    public Map<String, Object> getAdminClientProperties() {
        return kafka.connection().located() ? now().getAdminClientProperties() : super.getAdminClientProperties();
    }

    private KafkaTopicProvisioner now() {
        KafkaTopicProvisioner now = new KafkaTopicProvisioner(properties, kafka.properties(), customizers);
        now.afterPropertiesSet();
        return now;
    }
}
