package io.portolan.spring;

import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/**
 * What the application defines itself. A bean is claimed by one cluster, which its qualifier or its name says, or by none; what is
 * claimed by none stands in the place of Spring Boot's own. Not thread-safe.
 */
final class ApplicationBeans {

    private final ConfigurableListableBeanFactory beans;
    private final Set<String> clusters;
    private final Map<Class<?>, List<String>> byType = new HashMap<>();

    ApplicationBeans(ConfigurableListableBeanFactory beans, Set<String> clusters) {
        this.beans = beans;
        this.clusters = clusters;
    }

    /** The beans that this cluster claims; one that has the cluster's own name for it goes first. */
    List<String> claimed(ClusterBean kind, String cluster) {
        return ofType(kind.type()).stream()
                .filter(bean -> owner(kind, bean).filter(cluster::equals).isPresent())
                .sorted(Comparator.comparing(bean -> !bean.equals(kind.nameFor(cluster))))
                .toList();
    }

    /** Whether Spring Boot would make the bean itself, and of nothing that the application has. */
    boolean lacks(ClusterBean kind) {
        boolean named = beans.containsBean(kind.bootName());
        boolean typed = kind != ClusterBean.LISTENER_CONTAINER_FACTORY && unclaimed(kind);
        return !named && !typed && kind.needs().stream().noneMatch(this::unclaimed);
    }

    /** Whether there is a bean of this type, whatever its name. */
    boolean has(Class<?> type) {
        return !ofType(type).isEmpty();
    }

    /** Whether it says where Kafka is, other than by what stands in for clusters. */
    boolean hasOwnConnection() {
        return has(KafkaConnectionDetails.class) && !has(ClusterConnectionDetails.class);
    }

    /** What the clusters' beans take, each of the one that it is qualified for. */
    List<String> parts() {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(this::isPart)
                .toList();
    }

    /** The cluster that the bean is qualified for. */
    Optional<String> qualified(String bean) {
        return Optional.ofNullable(QualifiedName.of(bean, beans)).filter(clusters::contains);
    }

    /** The cluster that claims this bean. */
    Optional<String> owner(ClusterBean kind, String bean) {
        return qualified(bean)
                .or(() -> clusters.stream()
                        .filter(cluster -> kind.nameFor(cluster).equals(bean))
                        .findFirst());
    }

    List<String> ofType(Class<?> type) {
        return byType.computeIfAbsent(
                type,
                any -> Arrays.stream(beans.getBeanNamesForType(any, true, false))
                        .filter(bean -> !ours(bean))
                        .toList());
    }

    /** Whether injection points get it that ask for nothing but its type. */
    static boolean offered(String bean, ConfigurableListableBeanFactory beans) {
        BeanDefinition definition = beans.containsBeanDefinition(bean) ? beans.getMergedBeanDefinition(bean) : null;
        return definition == null
                || (definition.isAutowireCandidate()
                        && !(definition instanceof AbstractBeanDefinition some && !some.isDefaultCandidate()));
    }

    private boolean unclaimed(ClusterBean kind) {
        return ofType(kind.type()).stream()
                .anyMatch(bean -> beans.containsBeanDefinition(bean)
                        && offered(bean, beans)
                        && owner(kind, bean).isEmpty());
    }

    private boolean isPart(String bean) {
        Class<?> type = beans.getType(bean, false);
        return type != null && ClusterParts.TYPES.stream().anyMatch(part -> part.isAssignableFrom(type));
    }

    private boolean ours(String bean) {
        return beans.containsBeanDefinition(bean)
                && ClusterBeans.class
                        .getName()
                        .equals(beans.getBeanDefinition(bean).getBeanClassName());
    }
}
