package io.portolan.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

/** Lets an admin of the application's own make the topics of its cluster alone. */
record OwnAdmins(ApplicationContext whole) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof KafkaAdmin admin && !(bean instanceof ClusterAdmin)) {
            admin.setApplicationContext(topics(cluster(name), admin));
        }
        return bean;
    }

    /** One that no cluster claims stands in the place of Spring Boot's. */
    private ClusterTopics topics(@Nullable String cluster, KafkaAdmin admin) {
        return cluster == null
                ? new ClusterTopics(whole, null, true, admin)
                : whole.getBean(ClusterBeanDefinitions.settingsOf(cluster), ClusterKafka.class)
                        .topics(whole, admin);
    }

    private @Nullable String cluster(String bean) {
        return ClusterBeanDefinitions.clusterOf(bean, ((ConfigurableApplicationContext) whole).getBeanFactory());
    }
}
