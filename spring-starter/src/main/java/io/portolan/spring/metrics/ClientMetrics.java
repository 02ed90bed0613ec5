package io.portolan.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Adds the tags of cluster and region to the client metrics that Spring Boot binds. It also tags clients that belong
 * to no cluster of Portolan. Micrometer drops meters whose tags differ from the first of their name.
 */
final class ClientMetrics implements BeanPostProcessor {

    private final Supplier<MeterRegistry> registry;
    private final Function<String, Tags> factories;

    /**
     * Creates a processor.
     *
     * @param factories The tags of a factory's clients by the name of the factory's bean.
     */
    ClientMetrics(Supplier<MeterRegistry> registry, Function<String, Tags> factories) {
        this.registry = registry;
        this.factories = factories;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DefaultKafkaProducerFactory<?, ?> producers) {
            tag(producers, name);
        } else if (bean instanceof DefaultKafkaConsumerFactory<?, ?> consumers) {
            tag(consumers, name);
        }
        return bean;
    }

    private <K, V> void tag(DefaultKafkaProducerFactory<K, V> factory, String name) {
        for (ProducerFactory.Listener<K, V> listener : List.copyOf(factory.getListeners())) {
            if (listener instanceof MicrometerProducerListener && factory.removeListener(listener)) {
                factory.addListener(new MicrometerProducerListener<>(registry.get(), tags(name)));
            }
        }
    }

    private <K, V> void tag(DefaultKafkaConsumerFactory<K, V> factory, String name) {
        for (ConsumerFactory.Listener<K, V> listener : List.copyOf(factory.getListeners())) {
            if (listener instanceof MicrometerConsumerListener && factory.removeListener(listener)) {
                factory.addListener(new MicrometerConsumerListener<>(registry.get(), tags(name)));
            }
        }
    }

    private List<Tag> tags(String factory) {
        return factories.apply(factory).stream().toList();
    }
}
