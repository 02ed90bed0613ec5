package io.portolan.spring;

import java.util.Arrays;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.TopicPartitionOffset;

/**
 * Looks for missing topics with the cluster's own admin. Spring's own admin for that cannot log in and would find no
 * topic.
 */
final class ClusterContainer extends ConcurrentMessageListenerContainer<Object, Object> {

    ClusterContainer(ConsumerFactory<? super Object, ? super Object> consumers, ContainerProperties properties) {
        super(consumers, properties);
    }

    @Override
    protected void checkTopics() {
        ContainerProperties properties = getContainerProperties();
        KafkaAdmin admin = getKafkaAdmin();
        if (admin == null || !properties.isMissingTopicsFatal() || properties.getTopicPattern() != null) {
            return;
        }
        String[] topics = topics(properties);
        try {
            admin.describeTopics(topics);
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "missing-topics-fatal is set, and a listener's topic is missing or may not be described: "
                            + String.join(", ", topics),
                    e);
        }
    }

    private static String[] topics(ContainerProperties properties) {
        String[] topics = properties.getTopics();
        TopicPartitionOffset[] partitions = properties.getTopicPartitions();
        if (topics != null || partitions == null) {
            return topics == null ? new String[0] : topics;
        }
        return Arrays.stream(partitions)
                .map(TopicPartitionOffset::getTopic)
                .distinct()
                .toArray(String[]::new);
    }
}
