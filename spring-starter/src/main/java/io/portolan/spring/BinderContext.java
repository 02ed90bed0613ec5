package io.portolan.spring;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterDefinition;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** The application context of one binder of Spring Cloud Stream. */
record BinderContext(BeanFactory beans, Environment environment, ResourceLoader resources) {

    /**
     * The name of the application's context in a binder that has an environment of its own. Such a binder is no child
     * of the application.
     */
    private static final String OUTER_CONTEXT = "outerContext";

    /**
     * The application's cluster that is the primary in the binder's environment. Empty if there is no primary. Empty
     * also if the binder's environment names other brokers and no primary of its own.
     */
    Optional<String> cluster() {
        Environment outer =
                application().getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, Environment.class);
        PortolanSettings settings = PortolanSettings.of(environment);
        boolean inherited = Objects.equals(
                settings.properties().primary(),
                PortolanSettings.of(outer).properties().primary());
        if (inherited && namesBrokers(outer)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                PrimaryCluster.of(settings, new CatalogSource(outer, resources).clusterNames(), environment)
                        .cluster());
    }

    /** A bean of the application. */
    <T> T bean(Class<T> type) {
        return application().getBean(type);
    }

    /** The catalog's definition of the binder's cluster. */
    ClusterDefinition definition() {
        return bean(Portolan.class).cluster(cluster().orElseThrow()).definition();
    }

    private BeanFactory application() {
        if (beans.containsBean(OUTER_CONTEXT)) {
            return beans.getBean(OUTER_CONTEXT, BeanFactory.class);
        }
        return Objects.requireNonNull(
                ((HierarchicalBeanFactory) beans).getParentBeanFactory(), "A binder's context has a parent");
    }

    /**
     * Whether the binder has brokers of its own. It also sees {@code spring.kafka} of the application, which does not
     * count.
     */
    private boolean namesBrokers(Environment outer) {
        return Binder.get(environment)
                        .bind("spring.cloud.stream.kafka.binder.brokers", Bindable.of(String[].class))
                        .isBound()
                || (RefusedProperties.namesBrokers(environment) && !RefusedProperties.namesBrokers(outer));
    }
}
