package io.portolan.catalog;

import java.time.Duration;
import java.util.List;

/**
 * Roles assumed one after the other, each with the credentials of the one before.
 *
 * @param name the key under {@code roles:}
 * @param sessionName the role session name of every hop; constant, since brokers refuse a principal that changes (KIP-368)
 * @param duration life of each session: 15 minutes to 1 hour, for a single hop to 12 hours
 * @param hops at least one
 */
public record RoleChain(String name, String sessionName, Duration duration, List<Hop> hops) {

    /** Copies the hops. */
    public RoleChain {
        hops = List.copyOf(hops);
    }
}
