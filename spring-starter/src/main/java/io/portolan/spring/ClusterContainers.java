package io.portolan.spring;

import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Makes the listener containers of one cluster. */
final class ClusterContainers extends ConcurrentKafkaListenerContainerFactory<Object, Object> {

    @Override
    protected ConcurrentMessageListenerContainer<Object, Object> createContainerInstance(
            KafkaListenerEndpoint endpoint) {
        return new ClusterContainer(
                getConsumerFactory(), super.createContainerInstance(endpoint).getContainerProperties());
    }
}
