package io.portolan.preflight;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param deadline for the whole preflight
 * @param hostTry for the first try of a query to the host's name servers; the second and last has twice as long
 * @param centralTry the same for the central resolvers: they know their zone and ask nobody, and a network without a direct
 *     path to them should not pay much for that
 * @param jvmLookup for the JVM's own lookup, which knows no time-out; the libc's for one try is 5 s as well
 * @param connect for a TCP connection
 * @param answer for each answer of a broker to a byte of TLS or Kafka
 */
record PreflightLimits(
        Duration deadline,
        Duration hostTry,
        Duration centralTry,
        Duration jvmLookup,
        Duration connect,
        Duration answer) {

    static PreflightLimits withDeadline(Duration deadline) {
        return new PreflightLimits(
                deadline,
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4));
    }
}
