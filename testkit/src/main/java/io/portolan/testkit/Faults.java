package io.portolan.testkit;

import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsFaults;
import io.portolan.testkit.dns.HostResolver;
import io.portolan.testkit.dns.InboundResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The switches of an estate. Each fault holds until it is switched off or {@link #clear()} ends all. Thread-safe. */
public final class Faults {

    private final LocalMsk msk;
    private final AwsFaults aws;
    private final AdjustableClock clock;
    private final Queue<DroppedConnections> dropped = new ConcurrentLinkedQueue<>();

    Faults(LocalMsk msk, AwsFaults aws, AdjustableClock clock) {
        this.msk = msk;
        this.aws = aws;
        this.clock = clock;
    }

    /** STS and the MSK API, in all regions: throttled, failing, slow, down, denying. */
    public AwsFaults aws() {
        return aws;
    }

    /** The clock of STS, the MSK API and the brokers: skew it against this JVM's. */
    public AdjustableClock clock() {
        return clock;
    }

    /** A site's DNS: rules removed or bent, targets unreachable, refusing, silent, stripping addresses. */
    public HostResolver hostResolver(String site) {
        return msk.site(site).resolver();
    }

    /** The central resolvers of a service VPC: silent, failing, disagreeing, without the cluster. */
    public List<InboundResolver> inboundResolvers(String environment, String region) {
        return msk.serviceVpc(environment, region).inboundResolvers();
    }

    /** All names of a cluster lead elsewhere at a site: another environment's, another region's, a public address. */
    public void misdirect(String site, String cluster, InetAddress address) {
        misdirect(site, msk.cluster(cluster).hosts(), address);
    }

    /** These names alone lead elsewhere at a site: those that the brokers advertise, say. */
    public void misdirect(String site, Collection<String> hosts, InetAddress address) {
        hosts.forEach(host -> hostResolver(site).answer(host, address));
    }

    /**
     * Connections to this address at the brokers' port get no answer, as where a security group does not let them in.
     *
     * @throws IllegalStateException if a broker listens there: stop it first
     */
    public void dropConnections(InetAddress address) {
        try {
            dropped.add(DroppedConnections.at(address));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Connections to " + address + " cannot be dropped. Stop its broker first", e);
        }
    }

    /** The central resolvers no longer know a cluster's names: deleted, or never in this VPC. */
    public void forget(String environment, String region, String cluster) {
        for (InboundResolver resolver : inboundResolvers(environment, region)) {
            msk.cluster(cluster).hosts().forEach(resolver::answer);
        }
    }

    /** Ends every fault, starts brokers that were stopped, and makes roles and session life what they were. */
    public void clear() {
        aws.clear();
        acceptConnections();
        clock.skew(Duration.ZERO);
        msk.restore();
    }

    /** Also at the estate's end. */
    void acceptConnections() {
        for (DroppedConnections next = dropped.poll(); next != null; next = dropped.poll()) {
            try {
                next.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
