package io.portolan.spring;

import io.portolan.catalog.MskZone;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Warns of factories and admins that the application configures for MSK by hand. They have brokers and an authentication of
 * their own. Portolan neither checks them nor refreshes their brokers.
 */
record ByHandClients(ConfigurableListableBeanFactory beans) implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(ByHandClients.class);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        ClusterBean kind = kind(bean);
        if (kind != null && connectsToMsk(config(bean))) {
            LOG.warn(
                    "The bean {} ({}, {}) connects to MSK with brokers and an authentication of its own. Portolan does not check it. "
                            + "Delete it and use the bean {} of its cluster.",
                    name,
                    bean.getClass().getName(),
                    ApplicationBeans.place(name, beans),
                    kind.nameFor("<cluster>"));
        }
        return bean;
    }

    private static @Nullable ClusterBean kind(Object bean) {
        if (bean instanceof ProducerFactory && !(bean instanceof ClusterProducerFactory)) {
            return ClusterBean.PRODUCER_FACTORY;
        }
        if (bean instanceof ConsumerFactory && !(bean instanceof ClusterConsumerFactory)) {
            return ClusterBean.CONSUMER_FACTORY;
        }
        return bean instanceof KafkaAdmin && !(bean instanceof ClusterAdmin) ? ClusterBean.ADMIN : null;
    }

    private static Map<String, Object> config(Object bean) {
        if (bean instanceof ProducerFactory<?, ?> producers) {
            return producers.getConfigurationProperties();
        }
        return bean instanceof ConsumerFactory<?, ?> consumers
                ? consumers.getConfigurationProperties()
                : ((KafkaAdmin) bean).getConfigurationProperties();
    }

    private static boolean connectsToMsk(Map<String, Object> config) {
        Object servers = config.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        String brokers = String.valueOf(servers);
        return "AWS_MSK_IAM".equals(config.get(SaslConfigs.SASL_MECHANISM))
                || Arrays.stream(brokers.split("[\\[\\], ]+"))
                        .anyMatch(broker -> MskZone.ofHost(broker.replaceAll(":[0-9]+$", ""))
                                .isPresent());
    }
}
