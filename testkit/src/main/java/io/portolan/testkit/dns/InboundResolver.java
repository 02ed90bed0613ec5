package io.portolan.testkit.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * One address of a service VPC's inbound endpoint: it answers for {@code kafka-serverless.<region>.amazonaws.com} with
 * the addresses of the VPC's own clusters, and NXDOMAIN for all else. Every fault holds until {@link #restore()}.
 *
 * <p>Thread-safe.
 */
public final class InboundResolver implements AutoCloseable {

    private final Name zone;
    private final Map<Name, List<InetAddress>> names = new ConcurrentHashMap<>();
    private final Map<Name, List<InetAddress>> overrides = new ConcurrentHashMap<>();
    private final Runnable changed;
    private final DnsServer server;
    private volatile @Nullable DnsReply fixedAnswer;

    private InboundResolver(InetAddress ip, String region, Runnable changed) {
        this.zone = DnsName.zone(region);
        this.changed = changed;
        this.server = DnsServer.start(ip, this::respond);
    }

    /**
     * Starts on a free port.
     *
     * @param changed is run after each change of what it answers
     */
    public static InboundResolver start(InetAddress ip, String region, Runnable changed) {
        return new InboundResolver(ip, region, changed);
    }

    /** Its address, for a rule's targets and a catalog's {@code inbound-resolvers}. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Adds a name of the zone for good. */
    public void add(String name, List<InetAddress> addresses) {
        names.put(DnsName.of(name), List.copyOf(addresses));
        changed.run();
    }

    /** Packets to it are dropped (UDP), and connections refused. */
    public void silence() {
        server.blockUdp();
        server.blockTcp();
        changed.run();
    }

    /** UDP is dropped, TCP answered: half of a security group's rule is missing. */
    public void blockUdp() {
        server.blockUdp();
        changed.run();
    }

    /** Clients have no path to it, the sites' resolvers do: as where only the outbound endpoint is let through. */
    public void hide() {
        server.hide();
        changed.run();
    }

    /**
     * Each answer over UDP comes that much later, also to the sites' resolvers.
     *
     * @param delay less than 300 ms, after which those give up; zero ends it
     */
    public void slow(Duration delay) {
        server.slow(delay);
    }

    /** Every question is answered with SERVFAIL. */
    public void fail() {
        answerOnly(DnsReply.of(Rcode.SERVFAIL));
    }

    /** Every question is answered with REFUSED. */
    public void refuse() {
        answerOnly(DnsReply.of(Rcode.REFUSED));
    }

    /** A name is answered with other addresses than the VPC's; with none: NXDOMAIN, as if the cluster were not here. */
    public void answer(String name, InetAddress... addresses) {
        overrides.put(DnsName.of(name), List.of(addresses));
        changed.run();
    }

    /** The same for a name that it knows; one that it does not know stays unknown. */
    public void move(String name, InetAddress... addresses) {
        if (names.containsKey(DnsName.of(name))) {
            answer(name, addresses);
        }
    }

    /** Ends every fault. */
    public void restore() {
        fixedAnswer = null;
        overrides.clear();
        server.unblock();
        changed.run();
    }

    private void answerOnly(DnsReply answer) {
        fixedAnswer = answer;
        changed.run();
    }

    DnsReply answer(DnsQuestion question) {
        return server.answer(question);
    }

    private DnsReply respond(DnsQuestion question) {
        DnsReply fixed = fixedAnswer;
        if (fixed != null) {
            return fixed;
        }
        if (!question.name().subdomain(zone)) {
            return DnsReply.noSuchName(DnsName.AMAZONAWS);
        }
        if (question.name().equals(zone)) {
            return question.type() == Type.SOA ? DnsReply.of(DnsReply.soa(zone)) : DnsReply.noData(zone);
        }
        return respondInZone(question);
    }

    private DnsReply respondInZone(DnsQuestion question) {
        List<InetAddress> addresses =
                overrides.getOrDefault(question.name(), names.getOrDefault(question.name(), List.of()));
        if (addresses.isEmpty()) {
            return DnsReply.noSuchName(zone);
        }
        return question.type() == Type.A ? DnsReply.addresses(question.name(), addresses) : DnsReply.noData(zone);
    }

    @Override
    public void close() {
        server.close();
    }
}
