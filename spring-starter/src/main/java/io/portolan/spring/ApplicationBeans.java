package io.portolan.spring;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/** What the application defines itself. */
record ApplicationBeans(ConfigurableListableBeanFactory beans) {

    /** The bean of this type that has this name, or is qualified by the cluster's. */
    Optional<String> own(Class<?> type, String cluster, String name) {
        return ofType(type)
                .filter(bean -> bean.equals(name) || cluster.equals(QualifiedName.of(bean, beans)))
                .findFirst();
    }

    /** Whether Spring Boot would make the bean itself, and of nothing that the application has. */
    boolean lacks(ClusterBean bean) {
        boolean named = beans.containsBean(bean.bootName());
        boolean typed = bean != ClusterBean.LISTENER_CONTAINER_FACTORY && unqualified(bean.type());
        return !named && !typed && bean.needs().stream().noneMatch(this::unqualified);
    }

    /** Whether there is a bean of this type, whatever its name. */
    boolean has(Class<?> type) {
        return ofType(type).findAny().isPresent();
    }

    private boolean unqualified(Class<?> type) {
        return ofType(type)
                .anyMatch(bean -> beans.containsBeanDefinition(bean) && offered(beans.getBeanDefinition(bean)));
    }

    private static boolean offered(BeanDefinition bean) {
        return bean.isAutowireCandidate()
                && !(bean instanceof AbstractBeanDefinition definition && !definition.isDefaultCandidate());
    }

    private Stream<String> ofType(Class<?> type) {
        return Arrays.stream(beans.getBeanNamesForType(type, true, false)).filter(bean -> !ours(bean));
    }

    private boolean ours(String bean) {
        return beans.containsBeanDefinition(bean)
                && ClusterBeans.class
                        .getName()
                        .equals(beans.getBeanDefinition(bean).getBeanClassName());
    }
}
