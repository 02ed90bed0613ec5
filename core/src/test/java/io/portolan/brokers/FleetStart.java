package io.portolan.brokers;

import java.time.Duration;

/**
 * How the start of a fleet went.
 *
 * @param serving until the last one had brokers to connect to
 * @param answered until the last one had the API's answer
 * @param calls of all of them
 * @param busiest the most calls within one second, without the first minute, in which all of them start
 */
record FleetStart(Duration serving, Duration answered, long calls, long busiest) {}
