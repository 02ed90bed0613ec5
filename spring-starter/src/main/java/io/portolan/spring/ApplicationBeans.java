package io.portolan.spring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * What the application defines itself. A bean is claimed by one cluster, which its qualifier or its name says, or by none; what is
 * claimed by none stands in the place of Spring Boot's own.
 */
record ApplicationBeans(ConfigurableListableBeanFactory beans, Set<String> clusters) {

    /** The beans that this cluster claims; one that has the cluster's own name for it goes first. */
    List<String> claimed(ClusterBean kind, String cluster) {
        return ofType(kind.type())
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
        return ofType(type).findAny().isPresent();
    }

    /** The cluster that claims this bean. */
    Optional<String> owner(ClusterBean kind, String bean) {
        return Optional.ofNullable(QualifiedName.of(bean, beans))
                .filter(clusters::contains)
                .or(() -> clusters.stream()
                        .filter(cluster -> kind.nameFor(cluster).equals(bean))
                        .findFirst());
    }

    Stream<String> ofType(Class<?> type) {
        return Arrays.stream(beans.getBeanNamesForType(type, true, false)).filter(bean -> !ours(bean));
    }

    private boolean unclaimed(ClusterBean kind) {
        return ofType(kind.type())
                .anyMatch(bean -> beans.containsBeanDefinition(bean)
                        && offered(beans.getBeanDefinition(bean))
                        && owner(kind, bean).isEmpty());
    }

    private static boolean offered(BeanDefinition bean) {
        return bean.isAutowireCandidate()
                && !(bean instanceof AbstractBeanDefinition definition && !definition.isDefaultCandidate());
    }

    private boolean ours(String bean) {
        return beans.containsBeanDefinition(bean)
                && ClusterBeans.class
                        .getName()
                        .equals(beans.getBeanDefinition(bean).getBeanClassName());
    }
}
