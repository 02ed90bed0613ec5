package io.portolan.spring.metrics;

import io.micrometer.core.instrument.Tags;
import io.portolan.spring.Cluster;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/** The tags of a factory's clients. They name the cluster that qualifies the factory's bean. */
record FactoryTags(ConfigurableListableBeanFactory beans, Function<String, Tags> clusters)
        implements Function<String, Tags> {

    private static final Tags NO_CLUSTER = Tags.of("cluster", "none", "region", "none");

    @Override
    public Tags apply(String factory) {
        return defined(factory).or(() -> annotated(factory)).map(clusters).orElse(NO_CLUSTER);
    }

    private Optional<String> defined(String bean) {
        return beans.containsBean(bean) // an alias counts too
                        && beans.getMergedBeanDefinition(bean) instanceof AbstractBeanDefinition definition
                ? Optional.ofNullable(definition.getQualifier(Cluster.class.getName()))
                        .map(qualifier -> String.valueOf(qualifier.getAttribute("value")))
                : Optional.empty();
    }

    private Optional<String> annotated(String bean) {
        return beans.containsBeanDefinition(bean)
                ? Optional.ofNullable(beans.findAnnotationOnBean(bean, Cluster.class, false))
                        .map(Cluster::value)
                : Optional.empty();
    }
}
