/** Clients of the Kafka that flink-sql-connector-kafka brings, on an estate. */
@NullMarked
package io.portolan.examples.flink.relocated;

import org.jspecify.annotations.NullMarked;
