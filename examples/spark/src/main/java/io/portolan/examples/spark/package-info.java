/** A Spark job on a cluster by name. {@link io.portolan.examples.spark.StreamedBills} is the whole job. */
@NullMarked
package io.portolan.examples.spark;

import org.jspecify.annotations.NullMarked;
