/**
 * A Kafka Streams application on a cluster by name. {@link io.portolan.examples.streams.OrderCounts} is the program, and
 * {@link io.portolan.examples.streams.CountTopology} is what it computes.
 */
@NullMarked
package io.portolan.examples.streams;

import org.jspecify.annotations.NullMarked;
