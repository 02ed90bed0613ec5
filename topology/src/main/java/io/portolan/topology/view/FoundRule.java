package io.portolan.topology.view;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * A rule of Route 53 Resolver that an account sees. It owns the rule, or another account shares it. Immutable and thread-safe.
 *
 * @param id its id
 * @param owner the account that owns it
 * @param domain the zone whose questions it decides, without a last dot. It is empty for all names.
 * @param kind {@code FORWARD} or {@code SYSTEM} or {@code RECURSIVE}
 * @param status its status, such as {@code COMPLETE}
 * @param forward where it leads
 */
public record FoundRule(String id, String owner, String domain, String kind, String status, Forward forward)
        implements FoundResource {

    /** Whether it decides the questions for this name. */
    public boolean covers(String host) {
        return domain.isEmpty() || host.equals(domain) || host.endsWith("." + domain);
    }

    /** Whether its zone lies in this one. */
    public boolean isBelow(String zone) {
        return domain.endsWith("." + zone);
    }

    /** Whether it forwards to others. */
    public boolean forwards() {
        return kind.equals("FORWARD");
    }

    /**
     * Where a rule leads.
     *
     * @param endpoint the id of the outbound endpoint. It is empty unless the rule forwards.
     * @param targets the addresses that are asked
     */
    public record Forward(String endpoint, List<InetSocketAddress> targets) {

        /** Copies the list. */
        public Forward {
            targets = List.copyOf(targets);
        }
    }
}
