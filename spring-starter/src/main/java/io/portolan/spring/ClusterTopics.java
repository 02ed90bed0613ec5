package io.portolan.spring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.support.TopicForRetryable;

/**
 * The application context as the admin of one cluster sees it. An admin creates all topics that it sees. It sees the
 * topics that are qualified for its cluster and the retry topics of its listeners. The primary cluster's admin also
 * sees those without a qualifier.
 */
final class ClusterTopics extends GenericApplicationContext {

    private final ApplicationContext application;
    private final @Nullable String cluster;
    private final boolean primary;
    private final KafkaAdmin admin;

    ClusterTopics(ApplicationContext application, @Nullable String cluster, boolean primary, KafkaAdmin admin) {
        super(application);
        this.application = application;
        this.cluster = cluster;
        this.primary = primary;
        this.admin = admin;
    }

    @Override
    public <T> Map<String, T> getBeansOfType(@Nullable Class<T> type, boolean nonSingletons, boolean eager) {
        Map<String, T> topics = new LinkedHashMap<>(application.getBeansOfType(type, nonSingletons, eager));
        topics.entrySet().removeIf(topic -> !isMine(topic.getKey(), topic.getValue()));
        return topics;
    }

    private boolean isMine(String bean, @Nullable Object topic) {
        if (topic instanceof TopicForRetryable retry) {
            return isRetried(retry);
        }
        String name = QualifiedName.of(bean, application);
        return name == null ? primary : name.equals(cluster);
    }

    /** Retry topics do not name their cluster. The containers that listen to them do. */
    private boolean isRetried(NewTopic topic) {
        KafkaAdmin[] admins = containers(application)
                .filter(container -> listens(container, topic.name()))
                .map(AbstractMessageListenerContainer::getKafkaAdmin)
                .filter(Objects::nonNull)
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
