package io.portolan.spring;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.support.TopicForRetryable;

/**
 * Which topics are of one cluster: those that are qualified by its name, those that its listeners retry, and if it is the primary,
 * those that are not qualified.
 */
record ClusterTopics(String cluster, boolean primary) {

    /** A context that has no other topics, as an admin takes all topics of its context; to be closed. */
    GenericApplicationContext in(ApplicationContext context, KafkaAdmin admin) {
        GenericApplicationContext mine = new GenericApplicationContext(context);
        context.getBeansOfType(NewTopic.class, false, false).forEach((name, topic) -> {
            if (topic instanceof TopicForRetryable ? isRetried(topic, context, admin) : isMine(name, context)) {
                mine.getBeanFactory().registerSingleton(name, topic);
            }
        });
        context.getBeansOfType(NewTopics.class, false, false).forEach((name, topics) -> {
            if (isMine(name, context)) {
                mine.getBeanFactory().registerSingleton(name, topics);
            }
        });
        mine.refresh();
        return mine;
    }

    private boolean isMine(String bean, ApplicationContext context) {
        String name = QualifiedName.of(bean, context);
        return name == null ? primary : name.equals(cluster);
    }

    /** Topics of retries say nothing of their cluster; the containers that listen to them do. */
    private boolean isRetried(NewTopic topic, ApplicationContext context, KafkaAdmin admin) {
        KafkaAdmin[] admins = containers(context)
                .filter(container -> listens(container, topic.name()))
                .map(AbstractMessageListenerContainer::getKafkaAdmin)
                .filter(ClusterAdmin.class::isInstance)
                .toArray(KafkaAdmin[]::new);
        return admins.length == 0 ? primary : Arrays.asList(admins).contains(admin);
    }

    private static Stream<AbstractMessageListenerContainer<?, ?>> containers(ApplicationContext context) {
        return context.getBeanProvider(KafkaListenerEndpointRegistry.class).stream()
                .flatMap(registry -> registry.getListenerContainers().stream())
                .filter(AbstractMessageListenerContainer.class::isInstance)
                .map(container -> (AbstractMessageListenerContainer<?, ?>) container);
    }

    private static boolean listens(AbstractMessageListenerContainer<?, ?> container, String topic) {
        String[] topics = container.getContainerProperties().getTopics();
        return topics != null && Arrays.asList(topics).contains(topic);
    }
}
