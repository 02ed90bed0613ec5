package io.portolan.preflight;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Asks every viewpoint for every name, all at once: a silent resolver costs its time-out once.
 *
 * @param resolver the host's name servers; empty: not asked
 * @param central the inbound resolvers, one by one
 * @param jvmLimit how long to wait for the JVM's own lookup, which knows no time-out
 */
record Viewpoints(JvmLookup jvm, Optional<NameServers> resolver, List<NameServers> central, Duration jvmLimit) {

    private static final String JVM = "jvm";
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    /** Without those that were silent: they have cost their time-out already. */
    Viewpoints without(Set<String> silent) {
        if (silent.isEmpty()) {
            return this;
        }
        return new Viewpoints(
                jvm,
                resolver.filter(servers -> !silent.contains(servers.viewpoint())),
                central.stream()
                        .filter(servers -> !silent.contains(servers.viewpoint()))
                        .toList(),
                jvmLimit);
    }

    List<NameView> of(Collection<String> hosts, SideBySide checks) {
        SideBySide jvmChecks = checks.within(jvmLimit);
        Map<String, Future<Boolean>> zones = zones(hosts, checks);
        List<Asked> asked = new ArrayList<>();
        for (String host : hosts) {
            asked.add(ask(host, checks));
        }
        List<NameView> views = new ArrayList<>();
        for (Asked name : asked) {
            views.add(name.view(zones, checks, jvmChecks));
        }
        return views;
    }

    private Map<String, Future<Boolean>> zones(Collection<String> hosts, SideBySide checks) {
        Map<String, Future<Boolean>> zones = new HashMap<>();
        for (String host : hosts) {
            Optional<String> zone = ForwardingRule.zone(host);
            if (zone.isPresent() && resolver.isPresent() && !zones.containsKey(zone.get())) {
                zones.put(zone.get(), zone(zone.get(), resolver.get(), checks));
            }
        }
        return zones;
    }

    private static Future<Boolean> zone(String zone, NameServers servers, SideBySide checks) {
        return checks.start(
                servers.viewpoint() + " SOA " + zone,
                () -> servers.hasZone(zone),
                visible -> visible ? "visible" : "not visible");
    }

    private Asked ask(String host, SideBySide checks) {
        Pending own = new Pending(
                JVM, checks.start(JVM + " " + host, () -> jvmAnswer(host), DnsAnswer::text), Optional.empty());
        List<Pending> pending = new ArrayList<>();
        if (literal(host)) {
            return new Asked(host, own, Optional.empty(), pending);
        }
        Optional<Pending> hostResolver =
                resolver.isPresent() ? Optional.of(ask(resolver.get(), host, checks)) : Optional.empty();
        for (NameServers servers : central) {
            pending.add(ask(servers, host, checks));
        }
        return new Asked(host, own, hostResolver, pending);
    }

    private static boolean literal(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private static Pending ask(NameServers servers, String host, SideBySide checks) {
        return new Pending(
                servers.viewpoint(),
                question(servers, host, "A", checks),
                Optional.of(question(servers, host, "AAAA", checks)));
    }

    private static Future<DnsAnswer> question(NameServers servers, String host, String type, SideBySide checks) {
        return checks.start(
                servers.viewpoint() + " " + type + " " + host, () -> servers.addresses(host, type), DnsAnswer::told);
    }

    private DnsAnswer jvmAnswer(String host) {
        long start = System.nanoTime();
        try {
            return DnsAnswer.of(JVM, Arrays.asList(jvm.addresses(host)), Elapsed.since(start));
        } catch (UnknownHostException e) {
            return DnsAnswer.without(JVM, Outcome.UNKNOWN_HOST, Elapsed.since(start));
        }
    }

    /** AAAA is asked beside A, and matters only where A shows that the name exists. */
    private record Pending(String viewpoint, Future<DnsAnswer> four, Optional<Future<DnsAnswer>> six) {

        DnsAnswer answer(SideBySide checks, Outcome late) {
            Optional<DnsAnswer> answer = checks.result(four);
            if (answer.isEmpty()) {
                return DnsAnswer.without(viewpoint, late, Duration.ZERO);
            }
            Optional<DnsAnswer> other = six.isPresent() ? checks.result(six.get()) : Optional.empty();
            return other.isPresent() ? answer.get().with(other.get()) : answer.get();
        }
    }

    private record Asked(String host, Pending jvm, Optional<Pending> resolver, List<Pending> central) {

        NameView view(Map<String, Future<Boolean>> zones, SideBySide checks, SideBySide jvmChecks) {
            Future<Boolean> zone = zones.get(ForwardingRule.zone(host).orElse(""));
            boolean zoneVisible = zone != null && checks.result(zone).orElse(false);
            Optional<DnsAnswer> resolverAnswer = resolver.isPresent()
                    ? Optional.of(resolver.get().answer(checks, Outcome.UNFINISHED))
                    : Optional.empty();
            List<DnsAnswer> centralAnswers = new ArrayList<>();
            for (Pending pending : central) {
                centralAnswers.add(pending.answer(checks, Outcome.UNFINISHED));
            }
            // last: the direct questions end at time-outs of their own
            DnsAnswer jvmAnswer = jvm.answer(jvmChecks, Outcome.TIMEOUT);
            boolean cutShort = jvmAnswer.outcome() == Outcome.TIMEOUT && checks.over();
            return new NameView(
                    host,
                    cutShort ? DnsAnswer.without(JVM, Outcome.UNFINISHED, Duration.ZERO) : jvmAnswer,
                    resolverAnswer,
                    centralAnswers,
                    zoneVisible);
        }
    }
}
