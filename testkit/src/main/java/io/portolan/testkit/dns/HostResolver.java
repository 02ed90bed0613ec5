package io.portolan.testkit.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/**
 * The resolver that the hosts of a client site are configured with. For a region with a forwarding rule it asks the targets
 * of the rule over UDP and TCP. Without a rule it answers NXDOMAIN as public DNS does.
 *
 * <p>Rules and faults last until they are changed. {@link #restore()} goes back to the rules that the site was declared
 * with. Thread-safe.
 */
public final class HostResolver implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(700);

    private final QuestionRoutes declared;
    /** The rules that differ from the declared ones. One that is empty was removed. */
    private final Map<Name, Optional<List<InetSocketAddress>>> changed = new ConcurrentHashMap<>();

    private final Map<Name, DnsReply> targetFaults = new ConcurrentHashMap<>();
    private final Map<Name, List<InetAddress>> overrides = new ConcurrentHashMap<>();
    private final Set<Name> spared = ConcurrentHashMap.newKeySet();
    private final Runnable onChange;
    private final DnsServer server;
    private volatile @Nullable DnsReply fixedAnswer;
    private volatile boolean stripsAddresses;

    private HostResolver(InetAddress ip, QuestionRoutes declared, Runnable onChange) {
        this.declared = declared;
        this.onChange = onChange;
        UpstreamClient client = new DnsClient(ip, TIMEOUT, declared::passesTcp);
        this.server = DnsServer.start(ip, question -> respond(question, client));
    }

    /**
     * Starts on a free port.
     *
     * @param ip the loopback address that it listens on
     * @param rules the targets of the forwarding rule of each region
     * @param onChange runs after each change of a rule or a fault
     */
    public static HostResolver start(InetAddress ip, Map<String, List<InetSocketAddress>> rules, Runnable onChange) {
        return start(ip, DeclaredRoutes.of(rules), onChange);
    }

    /**
     * Starts on a free port.
     *
     * @param ip the loopback address that it listens on
     * @param routes where questions go. They are asked again for each question.
     * @param onChange runs after each change of a rule or a fault
     */
    public static HostResolver start(InetAddress ip, QuestionRoutes routes, Runnable onChange) {
        return new HostResolver(ip, routes, onChange);
    }

    /** Its address and port for the {@code host-resolvers} of a catalog. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Adds or replaces the rule for {@code kafka-serverless.<region>.amazonaws.com}. */
    public void forward(String region, List<InetSocketAddress> targets) {
        DnsName.zones(region).forEach(zone -> changed.put(zone, Optional.of(List.copyOf(targets))));
        onChange.run();
    }

    /** Adds or replaces a region's rule. The targets are the inbound resolvers of a VPC. */
    public void forwardTo(String region, List<InboundResolver> targets) {
        forward(region, targets.stream().map(InboundResolver::address).toList());
    }

    /** Removes a region's rule. */
    public void removeRule(String region) {
        DnsName.zones(region).forEach(zone -> changed.put(zone, Optional.empty()));
        onChange.run();
    }

    /** The targets of a region's rule are unreachable. This resolver answers SERVFAIL at once. */
    public void failTargets(String region) {
        DnsName.zones(region).forEach(zone -> targetFaults.put(zone, DnsReply.of(Rcode.SERVFAIL)));
        onChange.run();
    }

    /** The targets of a region's rule are unreachable. This resolver does not answer before a client gives up. */
    public void silenceTargets(String region) {
        DnsName.zones(region).forEach(zone -> targetFaults.put(zone, DnsReply.SILENCE));
        onChange.run();
    }

    /** It answers every question with REFUSED. */
    public void refuse() {
        fixedAnswer = DnsReply.of(Rcode.REFUSED);
        onChange.run();
    }

    /** It is down. It drops UDP packets and refuses TCP connections. */
    public void silence() {
        fixedAnswer = DnsReply.SILENCE;
        server.blockTcp();
        onChange.run();
    }

    /** It takes the addresses out of forwarded answers as rebind protection does. */
    public void stripAddresses() {
        stripsAddresses = true;
        onChange.run();
    }

    /** It answers a name with these addresses and does not follow the rules for it. Those of IPv6 are AAAA records. */
    public void answer(String name, InetAddress... addresses) {
        overrides.put(DnsName.of(name), List.of(addresses));
        onChange.run();
    }

    /**
     * Faults and changed rules do not apply to these names. With the bootstrap name here, a fault hits only the names that the
     * brokers of a cluster advertise.
     */
    public void spare(String... names) {
        Stream.of(names).map(DnsName::of).forEach(spared::add);
        onChange.run();
    }

    /**
     * It delays each answer over UDP, as a name server that is far away.
     *
     * @param delay zero ends the fault
     */
    public void slow(Duration delay) {
        server.slow(delay);
    }

    /**
     * It loses packets over UDP, questions and answers alike.
     *
     * @param percent how many of a hundred, evenly spread. Zero ends the fault.
     */
    public void losePackets(int percent) {
        server.losePackets(percent);
    }

    /** Ends every fault and goes back to the rules as declared. */
    public void restore() {
        fixedAnswer = null;
        stripsAddresses = false;
        targetFaults.clear();
        overrides.clear();
        spared.clear();
        changed.clear();
        server.unblock();
        onChange.run();
    }

    /**
     * The addresses of a name at this moment. No network is used. The list is empty for every failure.
     *
     * @param resolvers all inbound resolvers that a rule may lead to
     */
    public List<InetAddress> addresses(String name, Collection<InboundResolver> resolvers) {
        Name absolute = DnsName.of(name);
        UpstreamClient upstream = inMemory(resolvers);
        return Stream.of(DnsQuestion.ipv4(absolute), DnsQuestion.ipv6(absolute))
                .flatMap(question -> respond(question, upstream).addresses())
                .toList();
    }

    private static UpstreamClient inMemory(Collection<InboundResolver> resolvers) {
        return (address, question) -> resolvers.stream()
                .filter(resolver -> resolver.address().equals(address))
                .map(resolver -> resolver.answer(question))
                .findFirst()
                .orElse(DnsReply.SILENCE);
    }

    private DnsReply respond(DnsQuestion question, UpstreamClient upstream) {
        if (spared.contains(question.name())) {
            return firstAnswer(declared.findTargets(question.host()).orElse(List.of()), question, upstream);
        }
        DnsReply fixed = fixedAnswer;
        if (fixed != null) {
            return fixed;
        }
        List<InetAddress> override = overrides.get(question.name());
        if (override == null) {
            return forward(question, upstream);
        }
        return DnsReply.addresses(question, override, DnsName.AMAZONAWS);
    }

    private DnsReply forward(DnsQuestion question, UpstreamClient upstream) {
        Optional<List<InetSocketAddress>> change = changed.get(question.zoneOf(changed.keySet()));
        Optional<List<InetSocketAddress>> targets = change == null ? declared.findTargets(question.host()) : change;
        if (targets.isEmpty()) {
            return DnsReply.noSuchName(DnsName.AMAZONAWS);
        }
        DnsReply fault = targetFaults.get(question.zoneOf(targetFaults.keySet()));
        DnsReply answer = fault == null ? firstAnswer(targets.get(), question, upstream) : fault;
        return stripsAddresses ? answer.withoutAddresses() : answer;
    }

    private static DnsReply firstAnswer(
            List<InetSocketAddress> targets, DnsQuestion question, UpstreamClient upstream) {
        return targets.stream()
                .map(target -> upstream.query(target, question))
                .filter(answer -> !answer.silent())
                .findFirst()
                .orElse(DnsReply.of(Rcode.SERVFAIL));
    }

    @Override
    public void close() {
        server.close();
    }
}
