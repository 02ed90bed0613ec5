package io.portolan.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

/** The name in the annotation {@link Cluster} or {@link Qualifier} of a bean. */
final class QualifiedName {

    private QualifiedName() {}

    static @Nullable String of(String bean, ListableBeanFactory beans) {
        String cluster = cluster(bean, beans);
        if (cluster != null) {
            return cluster;
        }
        Qualifier qualifier = beans.findAnnotationOnBean(annotated(bean, beans), Qualifier.class, false);
        return qualifier == null ? null : qualifier.value();
    }

    /** The name in {@link Cluster} alone. */
    static @Nullable String cluster(String bean, ListableBeanFactory beans) {
        Cluster cluster = beans.findAnnotationOnBean(annotated(bean, beans), Cluster.class, false);
        return cluster == null ? null : cluster.value();
    }

    /** A scoped proxy has the annotations of its target bean. */
    private static String annotated(String bean, ListableBeanFactory beans) {
        String target = ScopedProxyUtils.getTargetBeanName(bean);
        return beans.containsBean(target) ? target : bean;
    }
}
