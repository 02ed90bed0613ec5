package io.portolan.brokers;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/**
 * How the start of a fleet went.
 *
 * @param last until the last one had its answer
 * @param calls of all of them
 * @param busiest the most calls within one second, without the first minute, in which all of them start
 */
@NullMarked
public record FleetStart(Duration last, long calls, long busiest) {}
