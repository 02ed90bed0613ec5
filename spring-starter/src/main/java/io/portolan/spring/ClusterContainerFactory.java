package io.portolan.spring;

import java.util.Objects;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Makes the listener containers of one cluster. */
final class ClusterContainerFactory extends ConcurrentKafkaListenerContainerFactory<Object, Object> {

    @Override
    protected ConcurrentMessageListenerContainer<Object, Object> createContainerInstance(
            KafkaListenerEndpoint endpoint) {
        return new ClusterContainer(
                Objects.requireNonNull(getConsumerFactory(), "no consumer factory"),
                super.createContainerInstance(endpoint).getContainerProperties());
    }
}
