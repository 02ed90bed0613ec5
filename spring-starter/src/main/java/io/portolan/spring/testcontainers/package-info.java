/** Testcontainers' Kafka in place of clusters of the catalog, by {@code @ServiceConnection("orders")}. */
@NullMarked
package io.portolan.spring.testcontainers;

import org.jspecify.annotations.NullMarked;
