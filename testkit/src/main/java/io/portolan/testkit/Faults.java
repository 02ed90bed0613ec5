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

/** The faults of an estate as switches. Each lasts until it is switched off or {@link #clear()} ends all. Thread-safe. */
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

    /** Faults of STS and the MSK API in all regions. They throttle, fail, are slow, are down or deny a caller. */
    public AwsFaults aws() {
        return aws;
    }

    /** The clock of STS, the MSK API and the brokers. It can be skewed against this JVM's clock. */
    public AdjustableClock clock() {
        return clock;
    }

    /** A site's host resolver. Its rules can be removed or changed. It can fail, refuse, be silent or strip addresses. */
    public HostResolver hostResolver(String site) {
        return msk.site(site).resolver();
    }

    /** The central resolvers of a service VPC. They can fail, refuse, be silent, disagree or not know a cluster. */
    public List<InboundResolver> inboundResolvers(String environment, String region) {
        return msk.serviceVpc(environment, region).inboundResolvers();
    }

    /** At a site, all names of a cluster lead to this address: another VPC's or a public one, for example. */
    public void misdirect(String site, String cluster, InetAddress address) {
        misdirect(site, msk.cluster(cluster).hosts(), address);
    }

    /** At a site, only these names lead to this address. The brokers' own names are an example. */
    public void misdirect(String site, Collection<String> hosts, InetAddress address) {
        hosts.forEach(host -> hostResolver(site).answer(host, address));
    }

    /**
     * Connections to this address and the brokers' port get no answer. It looks as if a security group blocks them.
     *
     * @throws IllegalStateException if a broker listens there. Stop it first.
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
     * STS, the MSK API, the central resolvers and the brokers are as far away as another region. The sites' resolvers answer
     * later too, because they ask the central ones. The brokers' names now lead to relays in their VPCs. Open connections do
     * not change. The JVM's own look-ups take no longer.
     *
     * <p>The kernel opens a connection at once. So the round trip of the TCP handshake is added to the first answer. TLS takes
     * one round trip more.
     *
     * @param roundTrip less than 700 ms. Zero ends the fault.
     */
    public void latency(Duration roundTrip) {
        aws.distance(roundTrip);
        msk.serviceVpcs().forEach(vpc -> vpc.inboundResolvers().forEach(resolver -> resolver.slow(roundTrip)));
        bringNear();
        if (!roundTrip.isZero()) {
            msk.namedClusters().forEach(cluster -> moveAway(cluster, roundTrip));
        }
    }

    private void moveAway(LocalCluster cluster, Duration roundTrip) {
        List<DistantBroker> relays = cluster.brokerAddresses().stream()
                .map(address -> DistantBroker.of(address, roundTrip))
                .toList();
        distant.addAll(relays);
        pointNames(cluster, relays.stream().map(DistantBroker::address).toList());
    }

    private void bringNear() {
        if (!distant.isEmpty()) {
            msk.namedClusters().forEach(cluster -> pointNames(cluster, cluster.brokerAddresses()));
        }
        closeAll(distant);
    }

    private void pointNames(LocalCluster cluster, List<InetAddress> brokers) {
        for (InboundResolver resolver : msk.serviceVpcs().stream()
                .flatMap(vpc -> vpc.inboundResolvers().stream())
                .toList()) {
            resolver.move(cluster.bootstrapHost(), brokers.toArray(InetAddress[]::new));
            for (int broker = 0; broker < brokers.size(); broker++) {
                resolver.move(cluster.brokerHosts().get(broker), brokers.get(broker));
            }
        }
    }

    /**
     * The names of a cluster and its twin now lead to the brokers of this one. The certificate and the grants are the same. Open
     * connections do not change.
     *
     * @param cluster a cluster that is declared with {@link ClusterBuilder#twinOf}. Its original leads the names back.
     */
    public void swap(String cluster) {
        pointNames(msk.cluster(cluster), msk.cluster(cluster).brokerAddresses());
    }

    /** The central resolvers of a service VPC no longer know a cluster's names, as if it had been deleted. */
    public void forget(String environment, String region, String cluster) {
        for (InboundResolver resolver : inboundResolvers(environment, region)) {
            msk.cluster(cluster).hosts().forEach(resolver::answer);
        }
    }

    /** Ends every fault and starts the brokers that were stopped. Roles and session life are again as declared. */
    public void clear() {
        aws.clear();
        closeSockets();
        clock.skew(Duration.ZERO);
        msk.restore();
    }

    /** Ends the faults that keep sockets open. {@link LocalMsk#close()} needs it too. */
    void closeSockets() {
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
