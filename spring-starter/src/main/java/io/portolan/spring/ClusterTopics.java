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
 * The application as the admin of one cluster sees it, since an admin makes all topics that it sees: those that are qualified by
 * the cluster's name, those that its listeners retry, and if it is the primary, those that are not qualified.
 */
final class ClusterTopics extends GenericApplicationContext {

    private final ApplicationContext whole;
    private final @Nullable String cluster;
    private final boolean primary;
    private final KafkaAdmin admin;

    ClusterTopics(ApplicationContext whole, @Nullable String cluster, boolean primary, KafkaAdmin admin) {
        super(whole);
        this.whole = whole;
        this.cluster = cluster;
        this.primary = primary;
        this.admin = admin;
    }

    @Override
    public <T> Map<String, T> getBeansOfType(@Nullable Class<T> type, boolean nonSingletons, boolean eager) {
        Map<String, T> topics = new LinkedHashMap<>(whole.getBeansOfType(type, nonSingletons, eager));
        topics.entrySet().removeIf(topic -> !isMine(topic.getKey(), topic.getValue()));
        return topics;
    }

    private boolean isMine(String bean, @Nullable Object topic) {
        if (topic instanceof TopicForRetryable retry) {
            return isRetried(retry);
        }
        String name = QualifiedName.of(bean, whole);
        return name == null ? primary : name.equals(cluster);
    }

    /** Topics of retries say nothing of their cluster; the containers that listen to them do. */
    private boolean isRetried(NewTopic topic) {
        KafkaAdmin[] admins = containers(whole)
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
