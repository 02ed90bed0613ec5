package io.portolan.spring.actuate;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.spring.PortolanAutoConfiguration;
import io.portolan.spring.health.ClusterChecks;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the actuator endpoint {@code portolan} if it is exposed. In a web application it adds the
 * page of reports.
 */
@AutoConfiguration(after = PortolanAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(Portolan.class)
@ConditionalOnAvailableEndpoint(PortolanEndpoint.class)
@Import(ClusterChecks.class)
final class PortolanEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PortolanEndpoint portolanEndpoint(
            Portolan portolan, ClusterCatalog catalog, ClusterChecks checks, Environment environment) {
        Optional<String> site = Optional.ofNullable(environment.getProperty("portolan.site"));
        return new PortolanEndpoint(portolan, checks, catalog.clusterNames(), site, InstantSource.system());
    }

    @Bean
    @ConditionalOnMissingBean
    ReportWebExtension portolanReportWebExtension(PortolanEndpoint endpoint) {
        return new ReportWebExtension(endpoint);
    }
}
