package io.portolan.spring;

import io.portolan.diagnosis.PortolanException;
import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/** Defines the beans of each cluster. */
final class ClusterRegistrar implements ImportBeanDefinitionRegistrar {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRegistrar.class);
    private static final String LISTENERS = ClusterBean.LISTENER_CONTAINER_FACTORY.bootName();

    private static final ConfigurationPropertyName SPRING_KAFKA = ConfigurationPropertyName.of("spring.kafka");

    private final Environment environment;
    private final ResourceLoader resources;

    ClusterRegistrar(Environment environment, ResourceLoader resources) {
        this.environment = environment;
        this.resources = resources;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        PortolanSettings settings = PortolanSettings.of(environment);
        Set<String> names = new CatalogSource(environment, resources).clusterNames();
        PrimaryCluster primary = primary(settings, names);
        warnOfRetries(names);
        ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
        ApplicationBeans application = new ApplicationBeans(beans, names);
        new BeanConflicts(application, beans, settings).refuse(names, primary);
        names.forEach(name -> new ClusterBeanDefinitions(name, primary, registry, application)
                .register(transactional(settings, name)));
        application.parts().stream()
                .filter(part -> application.qualified(part).isPresent())
                .forEach(part -> reserve(beans.getBeanDefinition(part)));
        beans.clearMetadataCache(); // the cache has old metadata of beans that clusters claim
        if (application.hasOwnConnection() && !primary.leavesSpringKafka()) {
            standIn(PrimaryStandIn.class, registry);
        }
        if (EmbeddedBroker.present(environment)) {
            standIn(EmbeddedBroker.class, registry);
        }
        if (primary.open() && !registry.isBeanNameInUse(LISTENERS)) {
            registry.registerBeanDefinition(LISTENERS, noPrimary());
        }
    }

    private PrimaryCluster primary(PortolanSettings settings, Set<String> names) {
        try {
            return PrimaryCluster.of(settings, names, environment);
        } catch (PortolanException e) {
            // With the other faults, so that the user can correct all of them at once.
            new CatalogSource(environment, resources).load();
            throw e;
        }
    }

    private static void standIn(Class<? extends ClusterConnectionDetails> type, BeanDefinitionRegistry registry) {
        RootBeanDefinition definition = new RootBeanDefinition(type);
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        registry.registerBeanDefinition("portolan" + type.getSimpleName(), definition);
    }

    private static void reserve(BeanDefinition part) {
        if (part instanceof AbstractBeanDefinition definition) {
            definition.setDefaultCandidate(false);
        }
    }

    /**
     * A bean that fails when a listener that names no cluster asks for it. Spring Boot's own bean would fail in every
     * application.
     */
    private static RootBeanDefinition noPrimary() {
        RootBeanDefinition definition = new RootBeanDefinition(ClusterBeans.class);
        definition.setFactoryMethodName("noPrimary");
        definition.setLazyInit(true);
        definition.setDefaultCandidate(false);
        return definition;
    }

    /** Spring sends all retries with the primary cluster's template, because it knows only the topics. */
    private void warnOfRetries(Set<String> names) {
        if (names.size() > 1 && environment.getProperty("spring.kafka.retry.topic.enabled", Boolean.class, false)) {
            LOG.warn(
                    "spring.kafka.retry.topic.enabled sends retries to the primary cluster. A listener of another one"
                            + " of {} needs @RetryableTopic(kafkaTemplate = \"<cluster>KafkaTemplate\").",
                    names);
        }
    }

    private static boolean transactional(PortolanSettings settings, String cluster) {
        return Stream.concat(Stream.of(SPRING_KAFKA), settings.prefix(cluster).stream())
                .anyMatch(prefix -> settings.binder()
                        .bind(prefix.append("producer.transaction-id-prefix"), Bindable.of(String.class))
                        .isBound());
    }
}
