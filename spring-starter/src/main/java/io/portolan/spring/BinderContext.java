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

/** The context that one binder lives in. */
record BinderContext(BeanFactory beans, Environment environment, ResourceLoader resources) {

    /** How Spring Cloud Stream names the application, to a binder that is no child of it since it has its own environment. */
    private static final String OUTER_CONTEXT = "outerContext";

    /**
     * The cluster that is the primary in the binder's environment, of those of the application; nothing if there is none, or
     * if other brokers are named at least as near to the binder as the primary is.
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

    /** Of the application. */
    <T> T bean(Class<T> type) {
        return application().getBean(type);
    }

    /** What the catalog says of the binder's cluster. */
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

    /** Those of {@code spring.kafka} in the application are not the binder's own. */
    private boolean namesBrokers(Environment outer) {
        return Binder.get(environment)
                        .bind("spring.cloud.stream.kafka.binder.brokers", Bindable.of(String[].class))
                        .isBound()
                || (RefusedProperties.namesBrokers(environment) && !RefusedProperties.namesBrokers(outer));
    }
}
