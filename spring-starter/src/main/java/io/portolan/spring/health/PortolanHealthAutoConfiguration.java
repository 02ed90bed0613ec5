package io.portolan.spring.health;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.runtime.DaemonThreads;
import io.portolan.spring.PortolanAutoConfiguration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the health contributor {@code portolan}, which has a component for each cluster. {@code
 * management.health.portolan.enabled=false} turns it off.
 */
@AutoConfiguration(after = PortolanAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Portolan.class)
@ConditionalOnEnabledHealthIndicator("portolan")
@Import(ClusterChecks.class)
final class PortolanHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "portolanHealthContributor")
    CompositeHealthContributor portolanHealthContributor(
            Portolan portolan, ClusterCatalog catalog, ClusterChecks checks, HealthProperties times) {
        // As many as Portolan checks at a time.
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                8, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DaemonThreads.numbered("portolan-health-"));
        executor.allowCoreThreadTimeOut(true);
        InstantSource clock = InstantSource.system();
        Map<String, ClusterHealth> clusters = new LinkedHashMap<>();
        for (String name : catalog.clusterNames()) {
            ClusterCheck check = new ClusterCheck(name, portolan, checks, clock);
            // A slash would be a separate level in the path of the endpoint.
            clusters.put(name.replace('/', '.'), new ClusterHealth(check, times, executor, clock));
        }
        return CompositeHealthContributor.fromMap(clusters);
    }
}
