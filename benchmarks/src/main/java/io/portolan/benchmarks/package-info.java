/**
 * Measures Portolan against the same work by hand.
 *
 * <p>Start with {@link io.portolan.benchmarks.Benchmarks}. Each {@code MeasuredFigure} measures one thing.
 */
@NullMarked
package io.portolan.benchmarks;

import org.jspecify.annotations.NullMarked;
