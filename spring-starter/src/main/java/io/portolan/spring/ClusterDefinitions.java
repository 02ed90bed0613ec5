package io.portolan.spring;

import io.portolan.spring.connection.ClusterConnectionDetails;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/** Defines the beans of one cluster, but for those that the application has itself. */
final class ClusterDefinitions {

    private final String cluster;
    private final Primary primary;
    private final BeanDefinitionRegistry registry;
    private final ApplicationBeans application;

    ClusterDefinitions(String cluster, Primary primary, BeanDefinitionRegistry registry) {
        this.cluster = cluster;
        this.primary = primary;
        this.registry = registry;
        application = new ApplicationBeans((ConfigurableListableBeanFactory) registry);
    }

    void register(boolean transactional) {
        String kafka = settings();
        String producers = bean(ClusterBean.PRODUCER_FACTORY, reference(kafka));
        String consumers = bean(ClusterBean.CONSUMER_FACTORY, reference(kafka));
        String admin = bean(ClusterBean.ADMIN, reference(kafka));
        String template = bean(ClusterBean.TEMPLATE, reference(kafka), reference(producers), reference(admin));
        String transactions = transactional ? bean(ClusterBean.TRANSACTION_MANAGER, reference(producers)) : "";
        String listeners = bean(
                ClusterBean.LISTENER_CONTAINER_FACTORY,
                reference(kafka),
                reference(consumers),
                reference(template),
                transactions);
        alias(listeners, cluster);
        boolean containers = application.has(ClusterConnectionDetails.class); // for each, Boot has its own details, too
        if (primary.is(cluster) && (containers || !application.has(KafkaConnectionDetails.class))) {
            connectionDetails(kafka, containers);
        }
    }

    private String settings() {
        RootBeanDefinition definition = new RootBeanDefinition(ClusterKafka.class);
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, cluster);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(1, primary.is(cluster));
        return register(cluster + "Kafka", definition);
    }

    private void connectionDetails(String kafka, boolean ahead) {
        RootBeanDefinition definition = new RootBeanDefinition(PrimaryConnectionDetails.class);
        definition.setPrimary(ahead);
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, reference(kafka));
        registry.registerBeanDefinition("portolanConnectionDetails", definition);
    }

    /** The name of the bean: the application's, or a new one's. */
    private String bean(ClusterBean bean, Object... arguments) {
        return application.own(bean.type(), cluster, cluster + bean.suffix()).orElseGet(() -> define(bean, arguments));
    }

    private String define(ClusterBean bean, Object... arguments) {
        RootBeanDefinition definition = new RootBeanDefinition(ClusterBeans.class);
        definition.setFactoryMethodName(bean.method());
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        for (int i = 0; i < arguments.length; i++) {
            definition.getConstructorArgumentValues().addIndexedArgumentValue(i, arguments[i]);
        }
        boolean offered = primary.offers(cluster) && application.lacks(bean);
        definition.setDefaultCandidate(offered);
        String name = register(cluster + bean.suffix(), definition);
        if (offered && primary.is(cluster)) {
            alias(name, bean.bootName());
        }
        return name;
    }

    private String register(String name, RootBeanDefinition definition) {
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, cluster));
        AutowireCandidateQualifier ours = new AutowireCandidateQualifier(Cluster.class, cluster);
        // Qualifiers are equal by their attributes alone, and code made ahead of time has one of those that are equal.
        ours.setAttribute("annotation", Cluster.class.getName());
        definition.addQualifier(ours);
        registry.registerBeanDefinition(name, definition);
        return name;
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
