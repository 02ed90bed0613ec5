package io.portolan.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties.Listener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * The listener settings of one cluster. They override {@code spring.kafka.listener}, which Spring Boot's configurer
 * has already applied. That configurer accepts no other settings.
 */
record ListenerSettings(Listener listener) {

    void applyTo(ConcurrentKafkaListenerContainerFactory<Object, Object> factory) {
        PropertyMapper map = PropertyMapper.get();
        map.from(listener::getConcurrency).to(factory::setConcurrency);
        map.from(listener::isAutoStartup).to(factory::setAutoStartup);
        map.from(listener::getType).as(Listener.Type.BATCH::equals).to(factory::setBatchListener);
        map.from(listener::getChangeConsumerThreadName).to(factory::setChangeConsumerThreadName);
        apply(map, factory.getContainerProperties());
    }

    private void apply(PropertyMapper map, ContainerProperties container) {
        map.from(listener::getAckMode).to(container::setAckMode);
        map.from(listener::getAsyncAcks).to(container::setAsyncAcks);
        map.from(listener::getAckCount).to(container::setAckCount);
        map.from(listener::getAckTime).as(Duration::toMillis).to(container::setAckTime);
        map.from(listener::getClientId).to(container::setClientId);
        map.from(listener::getPollTimeout).as(Duration::toMillis).to(container::setPollTimeout);
        map.from(listener::getNoPollThreshold).to(container::setNoPollThreshold);
        map.from(listener::getIdleBetweenPolls).as(Duration::toMillis).to(container::setIdleBetweenPolls);
        map.from(listener::getIdleEventInterval).as(Duration::toMillis).to(container::setIdleEventInterval);
        map.from(listener::getIdlePartitionEventInterval)
                .as(Duration::toMillis)
                .to(container::setIdlePartitionEventInterval);
        map.from(listener::getMonitorInterval)
                .as(interval -> (int) interval.toSeconds())
                .to(container::setMonitorInterval);
        map.from(listener::getLogContainerConfig).to(container::setLogContainerConfig);
        map.from(listener::isMissingTopicsFatal).to(container::setMissingTopicsFatal);
        map.from(listener::isImmediateStop).to(container::setStopImmediate);
        map.from(listener::isObservationEnabled).to(container::setObservationEnabled);
        map.from(listener::getAuthExceptionRetryInterval).to(container::setAuthExceptionRetryInterval);
    }
}
