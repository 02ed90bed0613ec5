package io.portolan.credentials;

import java.time.Instant;

/**
 * A request for credentials that may need STS.
 *
 * @param deadline no attempt begins after it, except the first
 * @param hops the length of the asker's chain, for messages: a hop can be part of several chains
 */
record SessionRequest(Instant deadline, int hops) {}
