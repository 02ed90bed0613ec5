package io.portolan.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Roles that are assumed one after the other. Each hop uses the credentials of the one before. Immutable and thread-safe.
 *
 * @param name the key under {@code roles}
 * @param sessionName the role session name of every hop. It is constant, since brokers refuse a principal that changes
 *     (KIP-368).
 * @param duration the life of each session. It is 15 minutes to 12 hours for one hop and at most 1 hour for several.
 * @param hops at least one
 * @param base the identity that assumes the first role. If empty, it is that of the {@code Portolan}.
 */
public record RoleChain(String name, String sessionName, Duration duration, List<Hop> hops, Optional<RoleBase> base) {

    /** Copies the hops. */
    public RoleChain {
        hops = List.copyOf(hops);
    }

    /** A chain without a base of its own. */
    public RoleChain(String name, String sessionName, Duration duration, List<Hop> hops) {
        this(name, sessionName, duration, hops, Optional.empty());
    }

    /** The same roles without a base of their own. */
    public RoleChain withoutBase() {
        return base.isEmpty() ? this : new RoleChain(name, sessionName, duration, hops);
    }

    /** Whether STS of this region knows the roles. Partitions such as {@code aws} and {@code aws-cn} share nothing. */
    public boolean isKnownIn(Region region) {
        return Arn.partition(hops.get(0).roleArn()).equals(AwsRegions.partition(region));
    }

    /** The last hop. Clients act as its role. */
    public Hop lastHop() {
        return hops.get(hops.size() - 1);
    }

    /** The ARNs of all roles in order with this text between them. */
    public String roleArns(String separator) {
        StringJoiner arns = new StringJoiner(separator);
        for (Hop hop : hops) {
            arns.add(hop.roleArn());
        }
        return arns.toString();
    }

    // Written out because the first generated method of a record costs a starting JVM some 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoleChain that
                && name.equals(that.name)
                && sessionName.equals(that.sessionName)
                && duration.equals(that.duration)
                && hops.equals(that.hops)
                && base.equals(that.base);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, sessionName, duration, hops, base);
    }
}
