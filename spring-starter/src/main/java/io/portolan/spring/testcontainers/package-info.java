/** Kafka containers of Testcontainers in place of clusters of the catalog. */
@NullMarked
package io.portolan.spring.testcontainers;

import org.jspecify.annotations.NullMarked;
