/**
 * Meters of Micrometer: what Portolan asks and finds, and Kafka's own client metrics, by cluster and region. The README of the
 * module lists them. No tag holds an address, so their number follows from the catalog's clusters and roles alone.
 */
@NullMarked
package io.portolan.spring.metrics;

import org.jspecify.annotations.NullMarked;
