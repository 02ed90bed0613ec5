package io.portolan.preflight;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param deadline for the whole preflight
 * @param hostTry for the first try of a query to the host's name servers. The second and last try has twice as long.
 * @param centralTry the same for the central resolvers. They know their zone and ask nobody else. A network without a direct
 *     path to them should not wait long.
 * @param jvmLookup for the JVM's own look-up, which has no timeout. One try of the libc takes 5 s as well.
 * @param connect for a TCP connection
 * @param answer for each answer of a broker in TLS or in Kafka's protocol
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
