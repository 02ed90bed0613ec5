package io.portolan.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

/** Lets an admin that the application defines create the topics of its cluster only. */
record OwnAdmins(ApplicationContext application) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof KafkaAdmin admin && !(bean instanceof ClusterAdmin)) {
            admin.setApplicationContext(topics(cluster(name), admin));
        }
        return bean;
    }

    /** An admin that no cluster claims replaces Spring Boot's own. */
    private ClusterTopics topics(@Nullable String cluster, KafkaAdmin admin) {
        return cluster == null
                ? new ClusterTopics(application, null, true, admin)
                : application
                        .getBean(ClusterBeanDefinitions.settingsOf(cluster), ClusterKafka.class)
                        .topics(application, admin);
    }

    private @Nullable String cluster(String bean) {
        return ClusterBeanDefinitions.clusterOf(bean, ((ConfigurableApplicationContext) application).getBeanFactory());
    }
}
