package io.portolan.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.portolan.Portolan;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.kafka.KafkaBinderHealthIndicator;
import org.springframework.cloud.stream.binder.kafka.KafkaMessageChannelBinder;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.binder.kafka.provisioning.AdminClientConfigCustomizer;
import org.springframework.cloud.stream.binder.kafka.provisioning.KafkaTopicProvisioner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** The beans of a binder on one cluster. They replace the binder's own beans, whose names they have. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnClusterBinderCondition.class)
class ClusterBinder {

    private final ClusterKafka kafka;

    ClusterBinder(BeanFactory beans, Environment environment, ResourceLoader resources) {
        BinderContext context = new BinderContext(beans, environment, resources);
        kafka = new ClusterKafka(
                context.cluster().orElseThrow(),
                true,
                context.bean(Portolan.class),
                PortolanSettings.of(environment),
                context.bean(OpenBundles.class));
    }

    @Bean("configurationProperties")
    ClusterBinderProperties portolanBinderProperties(Environment environment) {
        ClusterBinderProperties properties = new ClusterBinderProperties(kafka);
        Binder.get(environment).bind("spring.cloud.stream.kafka.binder", Bindable.ofInstance(properties));
        return properties;
    }

    @Bean("provisioningProvider")
    KafkaTopicProvisioner portolanTopicProvisioner(
            ClusterBinderProperties properties, ObjectProvider<AdminClientConfigCustomizer> customizers) {
        return new ClusterTopicProvisioner(
                properties, kafka, customizers.orderedStream().toList());
    }

    @Bean
    ClientFactoryCustomizer portolanBinderClients() {
        return new ClusterBinderClients(kafka.connection());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class Health {

        @Bean("kafkaBinderHealthIndicator")
        @ConditionalOnBean(KafkaBinderHealthIndicator.class)
        KafkaBinderHealthIndicator portolanBinderHealth(
                KafkaMessageChannelBinder binder, ClusterBinderProperties properties) {
            KafkaBinderHealthIndicator health = new KafkaBinderHealthIndicator(binder, properties.healthConsumers());
            health.setTimeout(properties.getHealthTimeout());
            health.setConsiderDownWhenAnyPartitionHasNoLeader(properties.isConsiderDownWhenAnyPartitionHasNoLeader());
            return health;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metrics {

        @Bean("binderClientFactoryCustomizer")
        @ConditionalOnBean(name = "binderClientFactoryCustomizer", search = SearchStrategy.CURRENT)
        ClientFactoryCustomizer portolanBinderMetrics(
                BeanFactory beans, Environment environment, ResourceLoader resources) {
            BinderContext context = new BinderContext(beans, environment, resources);
            return ClusterBinderMetrics.of(context.bean(MeterRegistry.class), context.definition());
        }
    }
}
