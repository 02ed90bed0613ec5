package io.portolan.spring.failure;

import io.portolan.Portolan;
import io.portolan.spring.Cluster;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanInitializationException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains that an injection point or a listener asks for a cluster that is not in the catalog. Spring reports only
 * the missing bean.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownClusterFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private static final String KAFKA = "org.springframework.kafka.";

    private final ConfigurableListableBeanFactory beans;

    UnknownClusterFailureAnalyzer(BeanFactory beans) {
        this.beans = (ConfigurableListableBeanFactory) beans;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        UnsatisfiedDependencyException dependency = findCause(rootFailure, UnsatisfiedDependencyException.class);
        InjectionPoint point = dependency == null ? null : dependency.getInjectionPoint();
        if (clusters().isEmpty()) {
            return wantsPortolan(point, cause) ? none(cause) : null;
        }
        return point == null
                ? listener(rootFailure, cause)
                : cluster(point, cause)
                        .map(name -> unknown(
                                name, point.getMember().getDeclaringClass().getName(), cause))
                        .orElse(null);
    }

    /** The cluster's name in the annotation. {@link Qualifier} counts only if a bean of Spring Kafka is requested. */
    private static Optional<String> cluster(InjectionPoint point, NoSuchBeanDefinitionException cause) {
        Cluster annotation = point.getAnnotation(Cluster.class);
        if (annotation != null) {
            return Optional.of(annotation.value());
        }
        Qualifier qualifier = point.getAnnotation(Qualifier.class);
        return qualifier != null && String.valueOf(cause.getBeanType()).contains(KAFKA)
                ? Optional.of(qualifier.value())
                : Optional.empty();
    }

    private @Nullable FailureAnalysis listener(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        BeanInitializationException initialization = findCause(rootFailure, BeanInitializationException.class);
        String name = cause.getBeanName();
        return initialization != null
                        && name != null
                        && String.valueOf(initialization.getMessage()).contains("Kafka listener")
                ? unknown(name, "A Kafka listener", cause)
                : null;
    }

    private @Nullable FailureAnalysis unknown(String cluster, String who, NoSuchBeanDefinitionException cause) {
        Set<String> clusters = clusters();
        return clusters.contains(cluster)
                ? null
                : new FailureAnalysis(
                        "%s asks for the Kafka cluster \"%s\". The catalog has no such cluster, only %s."
                                .formatted(who, cluster, String.join(", ", clusters)),
                        "Correct the name or add the cluster below portolan.clusters.",
                        cause);
    }

    private static boolean wantsPortolan(@Nullable InjectionPoint point, NoSuchBeanDefinitionException cause) {
        return Portolan.class.equals(cause.getBeanType())
                || (point != null && point.getAnnotation(Cluster.class) != null);
    }

    private static FailureAnalysis none(NoSuchBeanDefinitionException cause) {
        return new FailureAnalysis(
                "No cluster is configured. Neither portolan.clusters.* nor portolan.catalog is set.",
                "Add a cluster below portolan.clusters, set portolan.catalog, or activate the profile that does so.",
                cause);
    }

    /** The clusters' names, read from bean definitions because the beans are destroyed after a failed start. */
    private Set<String> clusters() {
        Set<String> clusters = new TreeSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            AutowireCandidateQualifier qualifier = beans.getBeanDefinition(name) instanceof AbstractBeanDefinition bean
                    ? bean.getQualifier(Cluster.class.getName())
                    : null;
            if (qualifier != null) {
                clusters.add(String.valueOf(qualifier.getAttribute("value")));
            }
        }
        return clusters;
    }
}
