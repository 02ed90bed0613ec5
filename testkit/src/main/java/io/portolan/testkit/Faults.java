package io.portolan.testkit;

import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsFaults;
import io.portolan.testkit.dns.HostResolver;
import io.portolan.testkit.dns.InboundResolver;
import java.io.Closeable;
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
    private final Queue<DistantBroker> distant = new ConcurrentLinkedQueue<>();
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
            dropped.add(DroppedConnections.start(address));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Connections to " + address + " cannot be dropped. Stop its broker first", e);
        }
    }

    /**
     * All is as far away as another region: STS and the MSK API, the central resolvers (and the sites' resolvers with them), and
     * the brokers, whose names now lead to relays in their VPCs. Connections that are open stay as they are. What the JVM's own
     * look-up takes is not changed.
     *
     * <p>Connections open at once, since the kernel sees to that; the round trip that it would take is added to their first answer.
     * TLS takes one more.
     *
     * @param roundTrip less than 300 ms; zero ends it
     */
    public void latency(Duration roundTrip) {
        aws.distance(roundTrip);
        msk.serviceVpcs().forEach(vpc -> vpc.inboundResolvers().forEach(resolver -> resolver.slow(roundTrip)));
        bringNear();
        if (!roundTrip.isZero()) {
            msk.clusters().forEach(cluster -> moveAway(cluster, roundTrip));
        }
    }

    private void moveAway(LocalCluster cluster, Duration roundTrip) {
        List<DistantBroker> relays = cluster.brokerAddresses().stream()
                .map(address -> DistantBroker.of(address, roundTrip))
                .toList();
        distant.addAll(relays);
        lead(cluster, relays.stream().map(DistantBroker::address).toList());
    }

    private void bringNear() {
        if (!distant.isEmpty()) {
            msk.clusters().forEach(cluster -> lead(cluster, cluster.brokerAddresses()));
        }
        closeAll(distant);
    }

    private void lead(LocalCluster cluster, List<InetAddress> brokers) {
        for (InboundResolver resolver : msk.serviceVpcs().stream()
                .flatMap(vpc -> vpc.inboundResolvers().stream())
                .toList()) {
            resolver.move(cluster.bootstrapHost(), brokers.toArray(InetAddress[]::new));
            for (int broker = 0; broker < brokers.size(); broker++) {
                resolver.move(cluster.brokerHosts().get(broker), brokers.get(broker));
            }
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
        letThrough();
        clock.skew(Duration.ZERO);
        msk.restore();
    }

    /** Also at the estate's end. */
    void letThrough() {
        closeAll(dropped);
        closeAll(distant);
    }

    private static void closeAll(Queue<? extends Closeable> sockets) {
        for (Closeable next = sockets.poll(); next != null; next = sockets.poll()) {
            try {
                next.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
