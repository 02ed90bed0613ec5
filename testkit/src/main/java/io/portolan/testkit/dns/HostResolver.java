package io.portolan.testkit.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * The resolver that a client site's hosts are configured with. For each region with a forwarding rule it asks the rule's
 * targets, over UDP and TCP; without a rule it answers as public DNS does: NXDOMAIN.
 *
 * <p>Rules and faults hold until changed; {@link #restore()} goes back to the rules that the site was declared with.
 * Thread-safe.
 */
public final class HostResolver implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private final Map<Name, List<InetSocketAddress>> declared;
    private final Map<Name, List<InetSocketAddress>> rules = new ConcurrentHashMap<>();
    private final Map<Name, DnsReply> broken = new ConcurrentHashMap<>();
    private final Map<Name, List<InetAddress>> overrides = new ConcurrentHashMap<>();
    private final Set<Name> spared = ConcurrentHashMap.newKeySet();
    private final Runnable changed;
    private final DnsServer server;
    private volatile @Nullable DnsReply fixedAnswer;
    private volatile boolean stripping;

    private HostResolver(InetAddress ip, Map<Name, List<InetSocketAddress>> declared, Runnable changed) {
        this.declared = declared;
        this.rules.putAll(declared);
        this.changed = changed;
        UpstreamClient sockets = new DnsClient(ip, TIMEOUT);
        this.server = DnsServer.start(ip, question -> respond(question, sockets));
    }

    /**
     * Starts on a free port.
     *
     * @param rules targets by region
     * @param changed is run after each change of what it answers
     */
    public static HostResolver start(InetAddress ip, Map<String, List<InetSocketAddress>> rules, Runnable changed) {
        Map<Name, List<InetSocketAddress>> declared = new ConcurrentHashMap<>();
        rules.forEach((region, targets) -> declared.put(DnsName.zone(region), List.copyOf(targets)));
        return new HostResolver(ip, declared, changed);
    }

    /** Its address, for a catalog's {@code host-resolvers}. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Adds or bends the rule for {@code kafka-serverless.<region>.amazonaws.com}. */
    public void forward(String region, List<InetSocketAddress> targets) {
        rules.put(DnsName.zone(region), List.copyOf(targets));
        changed.run();
    }

    /** Adds or bends a region's rule to a VPC's inbound resolvers. */
    public void forwardTo(String region, List<InboundResolver> targets) {
        forward(region, targets.stream().map(InboundResolver::address).toList());
    }

    /** Removes a region's rule. */
    public void removeRule(String region) {
        rules.remove(DnsName.zone(region));
        changed.run();
    }

    /** The targets of a region's rule cannot be reached, and this resolver says SERVFAIL at once. */
    public void failTargets(String region) {
        broken.put(DnsName.zone(region), DnsReply.of(Rcode.SERVFAIL));
        changed.run();
    }

    /** The targets of a region's rule cannot be reached, and this resolver says nothing in a client's lifetime. */
    public void silenceTargets(String region) {
        broken.put(DnsName.zone(region), DnsReply.SILENCE);
        changed.run();
    }

    /** Every question is answered with REFUSED. */
    public void refuse() {
        fixedAnswer = DnsReply.of(Rcode.REFUSED);
        changed.run();
    }

    /** It is gone: UDP is dropped, and connections are refused. */
    public void silence() {
        fixedAnswer = DnsReply.SILENCE;
        server.blockTcp();
        changed.run();
    }

    /** Addresses are taken out of forwarded answers, as rebind protection does. */
    public void stripAddresses() {
        stripping = true;
        changed.run();
    }

    /** A name is answered with these addresses, whatever the rules say. */
    public void answer(String name, InetAddress... addresses) {
        overrides.put(DnsName.of(name), List.of(addresses));
        changed.run();
    }

    /**
     * These names are answered by the rules as declared, whatever else is wrong here: so a fault hits a cluster's advertised
     * names alone.
     */
    public void spare(String... names) {
        Stream.of(names).map(DnsName::of).forEach(spared::add);
        changed.run();
    }

    /** Ends every fault, and goes back to the rules as declared. */
    public void restore() {
        fixedAnswer = null;
        stripping = false;
        broken.clear();
        overrides.clear();
        spared.clear();
        rules.keySet().retainAll(declared.keySet());
        rules.putAll(declared);
        server.unblock();
        changed.run();
    }

    /** The addresses of a name at this moment, worked out without sockets; none for any failure. */
    public List<InetAddress> addresses(String name, Collection<InboundResolver> resolvers) {
        DnsQuestion question = DnsQuestion.address(DnsName.of(name));
        return respond(question, inMemory(resolvers)).addresses().toList();
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
            return firstAnswer(declared.getOrDefault(zoneOf(question, declared), List.of()), question, upstream);
        }
        DnsReply fixed = fixedAnswer;
        if (fixed != null) {
            return fixed;
        }
        List<InetAddress> override = overrides.get(question.name());
        if (override == null) {
            return forward(question, upstream);
        }
        return question.type() == Type.A
                ? DnsReply.addresses(question.name(), override)
                : DnsReply.noData(DnsName.AMAZONAWS);
    }

    private DnsReply forward(DnsQuestion question, UpstreamClient upstream) {
        Name zone = zoneOf(question, rules);
        List<InetSocketAddress> targets = rules.get(zone);
        if (targets == null) {
            return DnsReply.noSuchName(DnsName.AMAZONAWS);
        }
        DnsReply fault = broken.get(zone);
        DnsReply answer = fault == null ? firstAnswer(targets, question, upstream) : fault;
        return stripping ? answer.withoutAddresses() : answer;
    }

    private static Name zoneOf(DnsQuestion question, Map<Name, ?> rules) {
        return rules.keySet().stream()
                .filter(question.name()::subdomain)
                .findFirst()
                .orElse(Name.root);
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
