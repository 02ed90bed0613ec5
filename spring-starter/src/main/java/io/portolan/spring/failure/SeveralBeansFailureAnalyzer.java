package io.portolan.spring.failure;

import io.portolan.spring.Cluster;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains that Kafka beans made by hand leave it open which cluster an injection point gets. It names those to delete. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SeveralBeansFailureAnalyzer extends AbstractFailureAnalyzer<NoUniqueBeanDefinitionException> {

    private final ConfigurableListableBeanFactory beans;

    SeveralBeansFailureAnalyzer(BeanFactory beans) {
        this.beans = (ConfigurableListableBeanFactory) beans;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoUniqueBeanDefinitionException cause) {
        List<String> byHand = byHand(cause);
        String type = String.valueOf(cause.getBeanType());
        return byHand.isEmpty() || !type.contains("org.springframework.kafka.") || !beans.containsBean("portolan")
                ? null
                : new FailureAnalysis(
                        "Several Kafka beans fit an injection point without a qualifier. These are made by hand:\n\n    "
                                + String.join("\n    ", byHand),
                        "Delete them to use the clusters' own beans. portolan.primary names the cluster of injection points without"
                                + " a qualifier. To keep one, write @Cluster(\"<name>\") on it.",
                        cause);
    }

    private List<String> byHand(NoUniqueBeanDefinitionException cause) {
        List<String> found = new ArrayList<>();
        for (String name : beansFound(cause)) {
            BeanDefinition definition = beans.containsBeanDefinition(name) ? beans.getBeanDefinition(name) : null;
            boolean ofCluster = definition instanceof AbstractBeanDefinition bean
                    && bean.getQualifier(Cluster.class.getName()) != null;
            if (definition != null && !ofCluster) {
                found.add(name + " in " + definition.getResourceDescription());
            }
        }
        return found;
    }

    private static Iterable<String> beansFound(NoUniqueBeanDefinitionException cause) {
        return cause.getBeanNamesFound() == null ? List.of() : cause.getBeanNamesFound();
    }
}
