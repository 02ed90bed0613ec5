/**
 * What do time, threads and failures look like to every stage? The clock, chance, waiting, timers, and work that one thread does
 * for several.
 *
 * <p>Not API. Start with {@link io.portolan.runtime.TimeSource} and {@link io.portolan.runtime.SingleFlight}.
 */
@NullMarked
package io.portolan.runtime;

import org.jspecify.annotations.NullMarked;
