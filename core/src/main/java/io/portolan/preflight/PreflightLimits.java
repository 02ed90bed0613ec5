package io.portolan.preflight;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param deadline for the whole preflight
 * @param hostQuery for a query to a name server of the host
 * @param centralQuery the same for a central resolver. It knows its zone and asks nobody else. A network without a direct path
 *     to it should not wait long.
 * @param jvmLookup for the JVM's own look-up, which has no timeout. One try of the libc takes 5 s as well.
 * @param connect for a TCP connection
 * @param answer for each answer of a broker in TLS or in Kafka's protocol
 */
record PreflightLimits(
        PreflightDeadline deadline,
        Duration hostQuery,
        Duration centralQuery,
        Duration jvmLookup,
        Duration connect,
        Duration answer) {

    /** If lost packets delay the JVM's look-up, its second try may succeed. */
    private static final int LOOKUP_TRIES = 2;

    static PreflightLimits withDeadline(PreflightDeadline deadline) {
        return new PreflightLimits(
                deadline,
                Duration.ofMillis(1_600),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4));
    }

    /** For the JVM's own look-up of a name that this host's name servers know. */
    Duration patientLookup() {
        return jvmLookup.multipliedBy(LOOKUP_TRIES).plus(hostQuery);
    }
}
