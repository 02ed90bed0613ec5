package io.portolan.spring;

import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.annotation.KafkaStreamsDefaultConfiguration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** Auto-configuration of Kafka Streams ({@code @EnableKafkaStreams}) on the primary cluster. */
@AutoConfiguration(after = PortolanAutoConfiguration.class, before = KafkaAutoConfiguration.class)
@ConditionalOnClass(StreamsBuilder.class)
@ConditionalOnBean(
        value = PrimaryConnectionDetails.class,
        name = KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_BUILDER_BEAN_NAME)
public final class PortolanStreamsAutoConfiguration {

    PortolanStreamsAutoConfiguration() {}

    @Bean(KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_CONFIG_BEAN_NAME)
    @ConditionalOnMissingBean
    KafkaStreamsConfiguration portolanStreamsConfig(Environment environment, PrimaryConnectionDetails primary) {
        Map<String, Object> config = primary.kafka().streams();
        config.computeIfAbsent(
                StreamsConfig.APPLICATION_ID_CONFIG, id -> environment.getProperty("spring.application.name"));
        if (!config.containsKey(StreamsConfig.APPLICATION_ID_CONFIG)) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.kafka.streams.application-id",
                    null,
                    "It is required. Its default, spring.application.name, is not set either.");
        }
        return new KafkaStreamsConfiguration(config);
    }

    @Bean
    StreamsBuilderFactoryBeanConfigurer portolanStreamsClients(PrimaryConnectionDetails primary) {
        return streams -> streams.setClientSupplier(
                new ClusterStreamsClients(primary.kafka().connection()));
    }
}
