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

/** Creates the topics of bindings on one cluster. Spring's own provisioner fixes its brokers when it is made. */
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
        this.customizers.add(config -> kafka.connection().complete(ClientPropertyNames.ADMIN, config));
    }

    @Override
    public ProducerDestination provisionProducerDestination(
            String name, ExtendedProducerProperties<KafkaProducerProperties> binding) {
        return createProvisioner().provisionProducerDestination(name, binding);
    }

    @Override
    public ConsumerDestination provisionConsumerDestination(
            String name, String group, ExtendedConsumerProperties<KafkaConsumerProperties> binding) {
        return createProvisioner().provisionConsumerDestination(name, group, binding);
    }

    /**
     * The configuration with which the binder's observations ask for the cluster's id. Without observations nothing
     * is looked up.
     */
    @Override
    public Map<String, Object> getAdminClientProperties() {
        return properties.isEnableObservation()
                ? createProvisioner().getAdminClientProperties()
                : super.getAdminClientProperties();
    }

    private KafkaTopicProvisioner createProvisioner() {
        KafkaTopicProvisioner provisioner = new KafkaTopicProvisioner(properties, kafka.properties(), customizers);
        provisioner.afterPropertiesSet();
        return provisioner;
    }
}
