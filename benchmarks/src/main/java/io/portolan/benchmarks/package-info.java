/** Portolan against the same work by hand. */
@NullMarked
package io.portolan.benchmarks;

import org.jspecify.annotations.NullMarked;
