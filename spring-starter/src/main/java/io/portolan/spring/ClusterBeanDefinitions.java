package io.portolan.spring;

import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Defines the beans of one cluster except those that the application defines itself. */
final class ClusterBeanDefinitions {

    private final String cluster;
    private final PrimaryCluster primary;
    private final BeanDefinitionRegistry registry;
    private final ApplicationBeans application;

    ClusterBeanDefinitions(
            String cluster, PrimaryCluster primary, BeanDefinitionRegistry registry, ApplicationBeans application) {
        this.cluster = cluster;
        this.primary = primary;
        this.registry = registry;
        this.application = application;
    }

    /** The name of the bean with the cluster's settings. */
    static String settingsOf(String cluster) {
        return cluster + "Kafka";
    }

    /** The cluster that a bean belongs to. The bean is the application's or the starter's. */
    static @Nullable String clusterOf(String bean, ConfigurableListableBeanFactory beans) {
        AutowireCandidateQualifier qualifier = beans.containsBeanDefinition(bean)
                        && beans.getMergedBeanDefinition(bean) instanceof AbstractBeanDefinition definition
                ? definition.getQualifier(Cluster.class.getName())
                : null;
        return qualifier == null ? null : String.valueOf(qualifier.getAttribute(AutowireCandidateQualifier.VALUE_KEY));
    }

    void register(boolean transactional) {
        String kafka = registerSettings();
        String producers = registerBean(ClusterBean.PRODUCER_FACTORY, reference(kafka));
        String consumers = registerBean(ClusterBean.CONSUMER_FACTORY, reference(kafka));
        String admin = registerBean(ClusterBean.ADMIN, reference(kafka));
        String template = registerBean(ClusterBean.TEMPLATE, reference(kafka), reference(producers), reference(admin));
        String transactions = transactional ? registerBean(ClusterBean.TRANSACTION_MANAGER, reference(producers)) : "";
        String listeners = registerBean(
                ClusterBean.LISTENER_CONTAINER_FACTORY,
                reference(kafka),
                reference(consumers),
                reference(template),
                transactions);
        alias(listeners, cluster);
        if (primary.matches(cluster)) {
            registerConnectionDetails(kafka);
        }
    }

    private String registerSettings() {
        RootBeanDefinition definition = new RootBeanDefinition(ClusterKafka.class);
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, cluster);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(1, primary.matches(cluster));
        return register(settingsOf(cluster), definition);
    }

    /** Precedes Spring Boot's connection details of containers. The application's own connection details precede it. */
    private void registerConnectionDetails(String kafka) {
        RootBeanDefinition definition = new RootBeanDefinition(PrimaryConnectionDetails.class);
        definition.setPrimary(application.has(ClusterConnectionDetails.class));
        definition.setFallback(application.hasOwnConnection());
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, reference(kafka));
        registry.registerBeanDefinition("portolanConnectionDetails", definition);
    }

    /** Registers the bean if the application has none of its own. Returns the name of the bean. */
    private String registerBean(ClusterBean kind, Object... arguments) {
        List<String> claimed = application.claimed(kind, cluster);
        claimed.forEach(this::adopt);
        boolean offered = primary.offers(cluster) && (!claimed.isEmpty() || application.lacks(kind));
        String name = kind.nameFor(cluster);
        if (claimed.isEmpty()) {
            register(name, definition(kind, offered, arguments));
        } else {
            alias(claimed.get(0), name);
        }
        if (offered && primary.matches(cluster)) {
            alias(name, kind.bootName());
        }
        return name;
    }

    /**
     * Qualifies a bean of the application. Unless the cluster is the primary, injection points without a qualifier no
     * longer get the bean.
     */
    private void adopt(String bean) {
        if (registry.containsBeanDefinition(bean)
                && registry.getBeanDefinition(bean) instanceof AbstractBeanDefinition definition) {
            qualify(definition);
            definition.setDefaultCandidate(definition.isDefaultCandidate() && primary.offers(cluster));
        }
    }

    private RootBeanDefinition definition(ClusterBean kind, boolean offered, Object... arguments) {
        RootBeanDefinition definition = new RootBeanDefinition(ClusterBeans.class);
        definition.setFactoryMethodName(kind.method());
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.setDefaultCandidate(offered);
        for (int i = 0; i < arguments.length; i++) {
            definition.getConstructorArgumentValues().addIndexedArgumentValue(i, arguments[i]);
        }
        return definition;
    }

    private String register(String name, RootBeanDefinition definition) {
        qualify(definition);
        registry.registerBeanDefinition(name, definition);
        return name;
    }

    private void qualify(AbstractBeanDefinition definition) {
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, cluster));
        AutowireCandidateQualifier ours = new AutowireCandidateQualifier(Cluster.class, cluster);
        // Qualifiers with equal attributes are equal. Code that is generated ahead of time would keep only one of them.
        ours.setAttribute("annotation", Cluster.class.getName());
        definition.addQualifier(ours);
    }

    private static RuntimeBeanReference reference(String bean) {
        return new RuntimeBeanReference(bean);
    }

    private void alias(String name, String alias) {
        if (!registry.isBeanNameInUse(alias)) {
            registry.registerAlias(name, alias);
        }
    }
}
