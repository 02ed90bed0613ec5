package io.portolan.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

/** The name by which an annotation qualifies a bean: {@link Cluster} or {@link Qualifier}. */
final class QualifiedName {

    private QualifiedName() {}

    static @Nullable String of(String bean, ListableBeanFactory beans) {
        Cluster cluster = beans.findAnnotationOnBean(bean, Cluster.class, false);
        if (cluster != null) {
            return cluster.value();
        }
        Qualifier qualifier = beans.findAnnotationOnBean(bean, Qualifier.class, false);
        return qualifier == null ? null : qualifier.value();
    }
}
