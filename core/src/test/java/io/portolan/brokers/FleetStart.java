package io.portolan.brokers;

import java.time.Duration;

/**
 * How the start of a fleet went.
 *
 * @param serving how long until the last process had brokers to connect to
 * @param answered how long until the last process had the API's answer
 * @param calls the calls of all processes
 * @param busiest the most calls within one second. The first minute does not count because all processes start in it.
 */
record FleetStart(Duration serving, Duration answered, long calls, long busiest) {}
