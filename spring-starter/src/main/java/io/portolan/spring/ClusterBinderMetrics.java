package io.portolan.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.portolan.catalog.ClusterDefinition;
import java.util.List;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import software.amazon.awssdk.regions.Region;

/**
 * Binds the metrics of a binding's clients as the binder does. They get the same tags as those of all other clients.
 */
record ClusterBinderMetrics(MeterRegistry registry, List<Tag> tags) implements ClientFactoryCustomizer {

    static ClusterBinderMetrics of(MeterRegistry registry, ClusterDefinition cluster) {
        String region = cluster.region().map(Region::id).orElse("none");
        return new ClusterBinderMetrics(registry, List.of(Tag.of("cluster", cluster.name()), Tag.of("region", region)));
    }

    @Override
    public void configure(ProducerFactory<?, ?> producers) {
        producers.addListener(new MicrometerProducerListener<>(registry, tags));
    }

    @Override
    public void configure(ConsumerFactory<?, ?> consumers) {
        consumers.addListener(new MicrometerConsumerListener<>(registry, tags));
    }
}
