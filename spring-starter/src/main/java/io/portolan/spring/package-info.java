/**
 * Several Kafka clusters in one Spring Boot application, each with a logical name.
 *
 * <p>Start with {@link io.portolan.spring.Cluster}, which injects a cluster's beans, and {@link
 * io.portolan.spring.PortolanProperties}, which lists all properties.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring;

import org.jspecify.annotations.NullMarked;
