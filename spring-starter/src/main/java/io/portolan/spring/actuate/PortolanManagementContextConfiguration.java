package io.portolan.spring.actuate;

import jakarta.servlet.Filter;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.WebFilter;

/** The filter of the endpoint, in the context that has Actuator's endpoints. That may be one of its own with its own port. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnAvailableEndpoint(PortolanEndpoint.class)
final class PortolanManagementContextConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({Filter.class, OncePerRequestFilter.class})
    static class Servlet {

        @Bean
        FilterRegistrationBean<ServletRequestFilter> portolanRequestFilter(PathMappedEndpoints endpoints) {
            return new FilterRegistrationBean<>(new ServletRequestFilter(EndpointPath.of(endpoints)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    @ConditionalOnClass(WebFilter.class)
    static class Reactive {

        @Bean
        ReactiveRequestFilter portolanRequestFilter(PathMappedEndpoints endpoints) {
            return new ReactiveRequestFilter(EndpointPath.of(endpoints));
        }
    }
}
