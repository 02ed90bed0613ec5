package io.portolan.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.micrometer.KafkaTemplateObservationConvention;

/**
 * Finds the application's beans that a cluster's beans are configured with. A qualified bean is for its cluster
 * alone. Another bean is for all clusters. Qualified beans are offered to nobody else, Spring Boot included.
 */
record ClusterParts(ConfigurableListableBeanFactory beans) {

    static final List<Class<?>> TYPES = Stream.concat(
                    ListenerPart.ALL.stream().map(part -> part.type().toClass()),
                    Stream.of(
                            ContainerCustomizer.class,
                            ProducerListener.class,
                            KafkaTemplateObservationConvention.class,
                            DefaultKafkaProducerFactoryCustomizer.class,
                            DefaultKafkaConsumerFactoryCustomizer.class))
            .toList();

    /** The bean that is qualified for this cluster. */
    @SuppressWarnings("unchecked") // the name is one of the type's
    <T> Optional<T> own(ResolvableType type, String cluster) {
        List<String> names = ownNames(type, cluster);
        if (names.size() > 1) {
            throw new NoUniqueBeanDefinitionException(type, names);
        }
        return names.stream().findFirst().map(name -> (T) beans.getBean(name));
    }

    /** The bean of this cluster. Otherwise the one that is not qualified. */
    <T> Optional<T> one(Class<T> type, String cluster, ObjectProvider<? extends T> shared) {
        Optional<T> own = own(ResolvableType.forClass(type), cluster);
        return own.isPresent() ? own : Optional.ofNullable(shared.getIfUnique());
    }

    /** The beans that are not qualified and then those of this cluster. */
    <T> Stream<T> all(Class<T> type, String cluster, ObjectProvider<T> shared) {
        return Stream.concat(
                shared.orderedStream(),
                ownNames(ResolvableType.forClass(type), cluster).stream().map(name -> beans.getBean(name, type)));
    }

    /** The bean that is not qualified. Empty if there are several. */
    @SuppressWarnings("unchecked") // the name is one of the type's
    <T> Optional<T> shared(ResolvableType type) {
        return sharedName(type).map(name -> (T) beans.getBean(name));
    }

    /** The name of the shared bean. */
    Optional<String> sharedName(ResolvableType type) {
        List<String> names = Arrays.stream(beans.getBeanNamesForType(type))
                .filter(name -> ApplicationBeans.offered(name, beans))
                .toList();
        return names.size() == 1
                ? Optional.of(names.get(0))
                : names.stream()
                        .filter(name -> beans.containsBeanDefinition(name)
                                && beans.getMergedBeanDefinition(name).isPrimary())
                        .findFirst();
    }

    private List<String> ownNames(ResolvableType type, String cluster) {
        return Arrays.stream(beans.getBeanNamesForType(type))
                .filter(name -> cluster.equals(QualifiedName.of(name, beans)))
                .toList();
    }
}
