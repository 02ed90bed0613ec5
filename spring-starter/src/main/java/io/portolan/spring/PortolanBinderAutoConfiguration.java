package io.portolan.spring;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.cloud.stream.binder.BinderType;
import org.springframework.cloud.stream.binder.BinderTypeRegistry;
import org.springframework.cloud.stream.binder.DefaultBinderTypeRegistry;
import org.springframework.cloud.stream.binder.kafka.KafkaMessageChannelBinder;
import org.springframework.cloud.stream.config.BindingServiceConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;

/**
 * Auto-configuration of Spring Cloud Stream's Kafka binder on the primary cluster. A binder with its own environment
 * can use another cluster. Each binder has a context of its own, so Portolan adds its beans to each.
 */
@AutoConfiguration(after = {PortolanAutoConfiguration.class, BindingServiceConfiguration.class})
@ConditionalOnClass(KafkaMessageChannelBinder.class)
@Conditional(OnPortolanCondition.class)
public final class PortolanBinderAutoConfiguration {

    PortolanBinderAutoConfiguration() {}

    @Bean
    @Primary
    @ConditionalOnSingleCandidate(BinderTypeRegistry.class)
    BinderTypeRegistry portolanBinderTypes(BinderTypeRegistry types) {
        Map<String, BinderType> all = new HashMap<>(types.getAll());
        all.computeIfPresent("kafka", (name, kafka) -> new BinderType(name, withPortolan(kafka)));
        return new DefaultBinderTypeRegistry(all);
    }

    /** Adds Portolan's configuration last, since a later bean replaces one of the same name. */
    private static Class<?>[] withPortolan(BinderType kafka) {
        return Stream.concat(Stream.of(kafka.getConfigurationClasses()), Stream.of(ClusterBinder.class))
                .toArray(Class<?>[]::new);
    }
}
