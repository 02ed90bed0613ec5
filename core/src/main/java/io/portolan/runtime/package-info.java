/**
 * What do time, threads and failures look like to every stage? It has three layers. The first one is time and chance. The
 * second one is threads. {@code DaemonThreads} makes them, and {@code WorkerThreads} gives them to the work for clusters.
 * Others are a timer thread and work that one thread does for several. The third one is the failures of other threads, and
 * connections over a network that loses packets. It uses no other package of Portolan.
 *
 * <p>Not API. Start with {@link io.portolan.runtime.TimeSource} and {@link io.portolan.runtime.SingleFlight}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.runtime;

import org.jspecify.annotations.NullMarked;
