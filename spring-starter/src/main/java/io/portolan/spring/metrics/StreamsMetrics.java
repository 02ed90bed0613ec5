package io.portolan.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/** Like {@link ClientMetrics} for the clients of Kafka Streams. They belong to the primary cluster. */
final class StreamsMetrics implements BeanPostProcessor {

    private final Supplier<MeterRegistry> registry;
    private final Supplier<Tags> primary;

    /**
     * Creates a processor.
     *
     * @param primary The tags of the clients of unqualified beans.
     */
    StreamsMetrics(Supplier<MeterRegistry> registry, Supplier<Tags> primary) {
        this.registry = registry;
        this.primary = primary;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof StreamsBuilderFactoryBean streams) {
            for (StreamsBuilderFactoryBean.Listener listener : List.copyOf(streams.getListeners())) {
                if (listener instanceof KafkaStreamsMicrometerListener && streams.removeListener(listener)) {
                    List<Tag> tags = primary.get().stream().toList();
                    streams.addListener(new KafkaStreamsMicrometerListener(registry.get(), tags));
                }
            }
        }
        return bean;
    }
}
