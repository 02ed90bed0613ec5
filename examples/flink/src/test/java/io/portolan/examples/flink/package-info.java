/** The job on an estate. */
@NullMarked
package io.portolan.examples.flink;

import org.jspecify.annotations.NullMarked;
