/**
 * Several Kafka clusters in one Spring Boot application, each by its logical name.
 *
 * <p>Start with {@link io.portolan.spring.Cluster}, which injects a cluster's beans, and
 * {@link io.portolan.spring.PortolanProperties}, which says what {@code portolan.*} may hold.
 */
@NullMarked
package io.portolan.spring;

import org.jspecify.annotations.NullMarked;
