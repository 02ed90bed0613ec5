/**
 * Several Kafka clusters in one Spring Boot application, each with a logical name.
 *
 * <p>Start with {@link io.portolan.spring.Cluster}, which injects a cluster's beans, and {@link
 * io.portolan.spring.PortolanProperties}, which lists all properties.
 */
@NullMarked
package io.portolan.spring;

import org.jspecify.annotations.NullMarked;
