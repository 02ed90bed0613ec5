/**
 * What do time, threads and failures look like to every stage? It has three layers: time and chance; a timer thread and work
 * that one thread does for several; what other threads threw. It uses no other package of ours.
 *
 * <p>Not API. Start with {@link io.portolan.runtime.TimeSource} and {@link io.portolan.runtime.SingleFlight}.
 */
@NullMarked
package io.portolan.runtime;

import org.jspecify.annotations.NullMarked;
