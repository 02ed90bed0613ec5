/** A Flink job between two clusters by name. {@link io.portolan.examples.flink.OrderBilling} is the whole job. */
@NullMarked
package io.portolan.examples.flink;

import org.jspecify.annotations.NullMarked;
