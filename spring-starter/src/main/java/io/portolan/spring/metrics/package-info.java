/**
 * Micrometer's meters for Portolan's calls, checks and Kafka clients, by cluster and region. The guide
 * {@code docs/spring-boot-operations.md} lists them. No tag contains an address. The catalog's clusters and roles alone
 * decide how many meters there are.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.metrics;

import org.jspecify.annotations.NullMarked;
