/**
 * Kafka containers of Testcontainers in place of clusters of the catalog.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.testcontainers;

import org.jspecify.annotations.NullMarked;
