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
 * One address of the inbound endpoint of a service VPC. It answers for {@code kafka-serverless.<region>.amazonaws.com} with
 * the addresses of the VPC's clusters. To all other questions it answers NXDOMAIN. Every fault lasts until
 * {@link #restore()}. Thread-safe.
 */
public final class InboundResolver implements AutoCloseable {

    private final List<Name> zones;
    private final Map<Name, List<InetAddress>> names = new ConcurrentHashMap<>();
    private final Map<Name, List<InetAddress>> overrides = new ConcurrentHashMap<>();
    private final Runnable onChange;
    private final DnsServer server;
    private volatile @Nullable DnsReply fixedAnswer;

    private InboundResolver(InetAddress ip, String region, Runnable onChange) {
        this.zones = DnsName.zones(region);
        this.onChange = onChange;
        this.server = DnsServer.start(ip, this::respond);
    }

    /**
     * Starts on a free port.
     *
     * @param ip the loopback address that it listens on
     * @param onChange runs after each change of a name or a fault
     */
    public static InboundResolver start(InetAddress ip, String region, Runnable onChange) {
        return new InboundResolver(ip, region, onChange);
    }

    /** Its address and port for the targets of a rule and the {@code inbound-resolvers} of a catalog. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Adds a name to the zone. It stays there after {@link #restore()}. */
    public void add(String name, List<InetAddress> addresses) {
        names.put(DnsName.of(name), List.copyOf(addresses));
        onChange.run();
    }

    /** It drops UDP packets and refuses TCP connections. */
    public void silence() {
        server.blockUdp();
        server.blockTcp();
        onChange.run();
    }

    /** It drops UDP packets and answers TCP, as if a security group let only TCP through. */
    public void blockUdp() {
        server.blockUdp();
        onChange.run();
    }

    /** Only the sites' resolvers have a path to it and clients have none. A strict security group does that. */
    public void hide() {
        server.hide();
        onChange.run();
    }

    /**
     * It delays each answer over UDP. The sites' resolvers wait longer too.
     *
     * @param delay less than 700 ms, because the sites' resolvers give up then. Zero ends the fault.
     */
    public void slow(Duration delay) {
        server.slow(delay);
    }

    /**
     * It loses packets over UDP, questions and answers alike. The sites' resolvers lose them too and do not ask again.
     *
     * @param percent how many of a hundred, evenly spread. Zero ends the fault.
     */
    public void losePackets(int percent) {
        server.losePackets(percent);
    }

    /** It answers every question with SERVFAIL. */
    public void fail() {
        answerOnly(DnsReply.of(Rcode.SERVFAIL));
    }

    /** It answers every question with REFUSED. */
    public void refuse() {
        answerOnly(DnsReply.of(Rcode.REFUSED));
    }

    /**
     * It answers a name with these addresses. Those of IPv6 are AAAA records.
     *
     * @param addresses none means NXDOMAIN, as if the cluster were in another VPC
     */
    public void answer(String name, InetAddress... addresses) {
        overrides.put(DnsName.of(name), List.of(addresses));
        onChange.run();
    }

    /** As {@link #answer} if it knows the name. An unknown name stays unknown. */
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
        onChange.run();
    }

    private void answerOnly(DnsReply answer) {
        fixedAnswer = answer;
        onChange.run();
    }

    DnsReply answer(DnsQuestion question) {
        return server.answer(question);
    }

    private DnsReply respond(DnsQuestion question) {
        DnsReply fixed = fixedAnswer;
        if (fixed != null) {
            return fixed;
        }
        return zones.stream()
                .filter(question.name()::subdomain)
                .findFirst()
                .map(zone -> respond(question, zone))
                .orElseGet(() -> DnsReply.noSuchName(DnsName.AMAZONAWS));
    }

    private DnsReply respond(DnsQuestion question, Name zone) {
        if (question.name().equals(zone)) {
            return question.type() == Type.SOA ? DnsReply.of(DnsReply.soa(zone)) : DnsReply.noData(zone);
        }
        return respondInZone(question, zone);
    }

    private DnsReply respondInZone(DnsQuestion question, Name zone) {
        List<InetAddress> addresses =
                overrides.getOrDefault(question.name(), names.getOrDefault(question.name(), List.of()));
        if (addresses.isEmpty()) {
            return DnsReply.noSuchName(zone);
        }
        return DnsReply.addresses(question, addresses, zone);
    }

    @Override
    public void close() {
        server.close();
    }
}
