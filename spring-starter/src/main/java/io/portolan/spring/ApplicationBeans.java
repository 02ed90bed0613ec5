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
 * The beans that the application defines itself. A bean's qualifier or name says which cluster claims it. A bean that
 * no cluster claims replaces Spring Boot's own bean. Not thread-safe.
 */
final class ApplicationBeans {

    private final ConfigurableListableBeanFactory beans;
    private final Set<String> clusters;
    private final Map<Class<?>, List<String>> byType = new HashMap<>();

    ApplicationBeans(ConfigurableListableBeanFactory beans, Set<String> clusters) {
        this.beans = beans;
        this.clusters = clusters;
    }

    /** The beans that this cluster claims. A bean with the cluster's own name for its kind goes first. */
    List<String> claimed(ClusterBean kind, String cluster) {
        return ofType(kind.type()).stream()
                .filter(bean -> owner(kind, bean).filter(cluster::equals).isPresent())
                .sorted(Comparator.comparing(bean -> !bean.equals(kind.nameFor(cluster))))
                .toList();
    }

    /** Whether Spring Boot would make this bean itself and needs no bean of the application for it. */
    boolean lacks(ClusterBean kind) {
        boolean named = beans.containsBean(kind.bootName());
        boolean typed = kind != ClusterBean.LISTENER_CONTAINER_FACTORY && unclaimed(kind);
        return !named && !typed && kind.needs().stream().noneMatch(this::unclaimed);
    }

    /** Whether there is a bean of this type under any name. */
    boolean has(Class<?> type) {
        return !ofType(type).isEmpty();
    }

    /** Whether the application defines connection details that name no clusters. */
    boolean hasOwnConnection() {
        return has(KafkaConnectionDetails.class) && !has(ClusterConnectionDetails.class);
    }

    /** The beans that the clusters' beans are configured with. */
    List<String> parts() {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(this::isPart)
                .toList();
    }

    /** The cluster that qualifies the bean. */
    Optional<String> qualified(String bean) {
        return Optional.ofNullable(QualifiedName.of(bean, beans)).filter(clusters::contains);
    }

    /** The cluster that claims this bean by a qualifier or by its name. */
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
                        .filter(bean -> !isStarterBean(bean))
                        .toList());
    }

    /** Whether an injection point that asks for the type alone may get this bean. */
    static boolean offered(String bean, ConfigurableListableBeanFactory beans) {
        BeanDefinition definition = beans.containsBeanDefinition(bean) ? beans.getMergedBeanDefinition(bean) : null;
        return definition == null
                || (definition.isAutowireCandidate()
                        && !(definition instanceof AbstractBeanDefinition some && !some.isDefaultCandidate()));
    }

    /** Where a bean is defined, in words for people. */
    static String place(String bean, ConfigurableListableBeanFactory beans) {
        return Optional.of(bean)
                .filter(beans::containsBeanDefinition)
                .map(name -> beans.getBeanDefinition(name).getResourceDescription())
                .map(place -> "in " + place)
                .orElse("without a definition");
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

    private boolean isStarterBean(String bean) {
        return beans.containsBeanDefinition(bean)
                && ClusterBeans.class
                        .getName()
                        .equals(beans.getBeanDefinition(bean).getBeanClassName());
    }
}
