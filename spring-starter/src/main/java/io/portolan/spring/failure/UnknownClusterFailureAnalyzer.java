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
 * Tells of an injection point or a listener that asks for the beans of a cluster which the catalog does not have. Spring only
 * knows that there is no such bean.
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

    /** The name in the annotation; one of Spring's own counts where a bean of Spring Kafka is asked for. */
    private static Optional<String> cluster(InjectionPoint point, NoSuchBeanDefinitionException cause) {
        Cluster ours = point.getAnnotation(Cluster.class);
        if (ours != null) {
            return Optional.of(ours.value());
        }
        Qualifier springs = point.getAnnotation(Qualifier.class);
        return springs != null && String.valueOf(cause.getBeanType()).contains(KAFKA)
                ? Optional.of(springs.value())
                : Optional.empty();
    }

    private @Nullable FailureAnalysis listener(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        BeanInitializationException around = findCause(rootFailure, BeanInitializationException.class);
        String name = cause.getBeanName();
        return around != null
                        && name != null
                        && String.valueOf(around.getMessage()).contains("Kafka listener")
                ? unknown(name, "A Kafka listener", cause)
                : null;
    }

    private @Nullable FailureAnalysis unknown(String cluster, String who, NoSuchBeanDefinitionException cause) {
        Set<String> clusters = clusters();
        return clusters.contains(cluster)
                ? null
                : new FailureAnalysis(
                        "%s asks for Kafka of a cluster \"%s\". There is no such cluster in portolan.*, only %s."
                                .formatted(who, cluster, String.join(", ", clusters)),
                        "Correct the name, or add the cluster below portolan.clusters.",
                        cause);
    }

    private static boolean wantsPortolan(@Nullable InjectionPoint point, NoSuchBeanDefinitionException cause) {
        return Portolan.class.equals(cause.getBeanType())
                || (point != null && point.getAnnotation(Cluster.class) != null);
    }

    private static FailureAnalysis none(NoSuchBeanDefinitionException cause) {
        return new FailureAnalysis(
                "No cluster is configured: there are no properties portolan.clusters.*, and no portolan.catalog.",
                "Add a cluster below portolan.clusters, name a catalog by portolan.catalog, or activate the profile that does.",
                cause);
    }

    /** By the qualifiers of their beans: the beans themselves are gone when a start has failed. */
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
