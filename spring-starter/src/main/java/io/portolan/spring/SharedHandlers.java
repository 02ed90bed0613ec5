package io.portolan.spring;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.CommonErrorHandler;

/**
 * Checks beans that handle the failed records of listeners. Without a qualifier, such a bean serves the listeners of
 * every cluster. A handler that sends dead letters sends them to the cluster of its template. The beans that it was
 * made from show which cluster that is.
 */
record SharedHandlers(ClusterParts parts) {

    private static final List<Class<?>> TYPES = List.of(CommonErrorHandler.class, AfterRollbackProcessor.class);

    /**
     * Refuses a handler that would send records of this cluster to other clusters only.
     *
     * @throws PortolanException if there is one
     */
    void refuse(String cluster) {
        for (Class<?> handlerType : TYPES) {
            ResolvableType type = ResolvableType.forClass(handlerType);
            if (parts.own(type, cluster).isEmpty()) {
                parts.sharedName(type).ifPresent(name -> refuse(handlerType, name, cluster));
            }
        }
    }

    private void refuse(Class<?> type, String name, String cluster) {
        Set<String> targets = targets(name, new TreeSet<>());
        if (!targets.isEmpty() && !targets.contains(cluster)) {
            throw new PortolanException(
                    "Records that fail on one cluster would be sent to another",
                    Finding.about(Code.UNKNOWN_CLUSTER, name)
                            .asked("a bean of type " + type.getSimpleName() + " for the listeners of " + cluster)
                            .seen("one without a qualifier that sends to " + String.join(", ", targets))
                            .cause("Failed records of " + cluster + " would go to another cluster.")
                            .fix("Add a bean of type " + type.getSimpleName()
                                    + " with that cluster's template, and qualify it with @Cluster(\""
                                    + cluster + "\"). Or qualify this bean with its own cluster.")
                            .build());
        }
    }

    /** The clusters of all beans that this one was made from. A Kafka bean of no cluster counts by its own name. */
    private Set<String> targets(String bean, Set<String> seen) {
        ConfigurableListableBeanFactory beans = parts.beans();
        Set<String> targets = new TreeSet<>();
        String cluster = ClusterBeanDefinitions.clusterOf(bean, beans);
        if (!seen.add(bean) || cluster != null) {
            return cluster == null ? targets : Set.of(cluster);
        }
        Arrays.stream(beans.getDependenciesForBean(bean))
                .filter(beans::containsBean)
                .forEach(dependency -> targets.addAll(targets(dependency, seen)));
        return targets.isEmpty() && sends(bean) ? Set.of(bean) : targets;
    }

    private boolean sends(String bean) {
        return parts.beans().isTypeMatch(bean, KafkaOperations.class)
                || parts.beans().isTypeMatch(bean, ProducerFactory.class);
    }
}
