/** The job on an estate. */
@NullMarked
package io.portolan.examples.spark;

import org.jspecify.annotations.NullMarked;
