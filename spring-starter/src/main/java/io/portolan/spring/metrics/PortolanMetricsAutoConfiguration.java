package io.portolan.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanListener;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Auto-configuration of Portolan's meters if there is a registry. */
@AutoConfiguration(
        afterName = {
            "io.portolan.spring.PortolanAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, ClusterCatalog.class})
final class PortolanMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "portolanListenerMetrics")
    PortolanListener portolanListenerMetrics(MeterRegistry registry, ObjectProvider<Portolan> portolan) {
        return new ListenerMetrics(registry, new ClusterTags(portolan::getObject));
    }

    @Bean
    @ConditionalOnMissingBean(name = "portolanStatusMetrics")
    MeterBinder portolanStatusMetrics(Portolan portolan, ClusterCatalog catalog) {
        List<Cluster> clusters =
                catalog.clusterNames().stream().map(portolan::cluster).toList();
        return new StatusMetrics(clusters, InstantSource.system());
    }

    @Bean
    static BeanPostProcessor portolanClientMetrics(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<MeterRegistry> registry,
            ObjectProvider<Portolan> portolan) {
        return new ClientMetrics(registry::getObject, new FactoryTags(beans, new ClusterTags(portolan::getObject)));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({StreamsBuilderFactoryBean.class, KafkaStreamsMetrics.class, KafkaStreams.class})
    static class OfStreams {

        @Bean
        static BeanPostProcessor portolanStreamsMetrics(
                ConfigurableListableBeanFactory beans,
                ObjectProvider<MeterRegistry> registry,
                ObjectProvider<Portolan> portolan) {
            FactoryTags factories = new FactoryTags(beans, new ClusterTags(portolan::getObject));
            return new StreamsMetrics(registry::getObject, () -> factories.apply("kafkaProducerFactory"));
        }
    }
}
