package io.portolan.diagnosis;

import java.time.Duration;

/**
 * One thing that a stage did: a question to one name server, a connection, a handshake. A value.
 *
 * @param name what was asked of whom, such as {@code central 10.20.1.53 A boot-….amazonaws.com}
 * @param outcome how it ended, such as {@code NXDOMAIN} or {@code 10.20.4.7, 10.20.5.7}
 * @param duration how long it took; where it did not end, how long it was waited for
 */
public record Step(String name, String outcome, Duration duration) {}
