package io.portolan.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

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

    /** The hop to the role that acts in the end. */
    public Hop lastHop() {
        return hops.get(hops.size() - 1);
    }

    /** The ARNs of all roles in order, with this text between them. */
    public String roleArns(String separator) {
        StringJoiner arns = new StringJoiner(separator);
        for (Hop hop : hops) {
            arns.add(hop.roleArn());
        }
        return arns.toString();
    }

    // Written out, since the first method that a record generates costs a JVM that starts some 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoleChain that
                && name.equals(that.name)
                && sessionName.equals(that.sessionName)
                && duration.equals(that.duration)
                && hops.equals(that.hops);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, sessionName, duration, hops);
    }
}
