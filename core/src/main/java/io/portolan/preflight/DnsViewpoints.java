package io.portolan.preflight;

import io.portolan.catalog.MskZone;
import io.portolan.dns.DnsAnswer;
import io.portolan.dns.JvmLookup;
import io.portolan.dns.LookupOutcome;
import io.portolan.dns.NameServers;
import io.portolan.dns.SilentServers;
import io.portolan.runtime.ElapsedTime;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Asks every viewpoint for every name at the same time, as far as the run has threads. So a silent resolver costs its
 * timeout only once.
 *
 * @param jvm the JVM's own look-up
 * @param resolver the host's name servers. If empty, they are not asked.
 * @param central the inbound resolvers, each by itself
 * @param known the servers that are known to be silent
 * @param jvmLimit how long to wait for the JVM's own look-up, which has no timeout
 */
record DnsViewpoints(
        JvmLookup jvm,
        Optional<NameServers> resolver,
        List<NameServers> central,
        SilentServers known,
        Duration jvmLimit) {

    private static final String JVM = "jvm";
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    /** The same viewpoints without the silent ones. Those have cost their timeout already. */
    DnsViewpoints withoutSilent(Set<String> silent) {
        if (silent.isEmpty()) {
            return this;
        }
        return new DnsViewpoints(
                jvm,
                resolver.filter(servers -> !silent.contains(servers.viewpoint())),
                central.stream()
                        .filter(servers -> !silent.contains(servers.viewpoint()))
                        .toList(),
                known,
                jvmLimit);
    }

    List<NameView> resolve(Collection<String> hosts, ParallelChecks checks) {
        ParallelChecks jvmChecks = checks.withLimit(jvmLimit);
        // They come first, since their time begins here. Later questions may wait for a thread.
        Map<String, PendingAnswer> jvmAnswers = new LinkedHashMap<>();
        for (String host : hosts) {
            jvmAnswers.put(host, startJvmLookup(host, checks));
        }
        Map<String, Future<Boolean>> zones = zones(hosts, checks);
        List<PendingView> asked = new ArrayList<>();
        for (Map.Entry<String, PendingAnswer> jvmAnswer : jvmAnswers.entrySet()) {
            asked.add(ask(jvmAnswer.getKey(), jvmAnswer.getValue(), checks));
        }
        List<NameView> views = new ArrayList<>();
        for (PendingView pending : asked) {
            views.add(pending.awaitView(zones, checks, jvmChecks));
        }
        return views;
    }

    private Map<String, Future<Boolean>> zones(Collection<String> hosts, ParallelChecks checks) {
        Map<String, Future<Boolean>> zones = new HashMap<>();
        for (String host : hosts) {
            Optional<MskZone> zone = MskZone.ofHost(host);
            if (zone.isPresent()
                    && resolver.isPresent()
                    && !zones.containsKey(zone.get().domain())) {
                zones.put(zone.get().domain(), startZoneQuestion(zone.get().domain(), resolver.get(), checks));
            }
        }
        return zones;
    }

    private Future<Boolean> startZoneQuestion(String zone, NameServers servers, ParallelChecks checks) {
        return checks.start(
                servers.viewpoint() + " SOA " + zone,
                () -> known.seesZone(servers, zone),
                visible -> visible ? "visible" : "not visible");
    }

    private PendingAnswer startJvmLookup(String host, ParallelChecks checks) {
        return new PendingAnswer(
                JVM, checks.start(JVM + " " + host, () -> askJvm(host), DnsAnswer::text), Optional.empty());
    }

    private PendingView ask(String host, PendingAnswer jvmAnswer, ParallelChecks checks) {
        List<PendingAnswer> centralAnswers = new ArrayList<>();
        if (literal(host)) {
            return new PendingView(host, jvmAnswer, Optional.empty(), centralAnswers);
        }
        Optional<PendingAnswer> hostResolver =
                resolver.isPresent() ? Optional.of(ask(resolver.get(), host, checks)) : Optional.empty();
        for (NameServers servers : central) {
            centralAnswers.add(ask(servers, host, checks));
        }
        return new PendingView(host, jvmAnswer, hostResolver, centralAnswers);
    }

    private static boolean literal(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private PendingAnswer ask(NameServers servers, String host, ParallelChecks checks) {
        return new PendingAnswer(
                servers.viewpoint(),
                startQuestion(servers, host, "A", checks),
                Optional.of(startQuestion(servers, host, "AAAA", checks)));
    }

    private Future<DnsAnswer> startQuestion(NameServers servers, String host, String type, ParallelChecks checks) {
        return checks.start(
                servers.viewpoint() + " " + type + " " + host,
                () -> known.resolve(servers, host, type),
                DnsAnswer::textWithTransport);
    }

    private DnsAnswer askJvm(String host) {
        long start = System.nanoTime();
        try {
            return DnsAnswer.of(JVM, Arrays.asList(jvm.resolve(host)), ElapsedTime.since(start));
        } catch (UnknownHostException e) {
            return DnsAnswer.withoutAddresses(JVM, LookupOutcome.UNKNOWN_HOST, ElapsedTime.since(start));
        }
    }

    /** Two answers. AAAA is asked beside A and matters only if A shows that the name exists. */
    private record PendingAnswer(String viewpoint, Future<DnsAnswer> ipv4, Optional<Future<DnsAnswer>> ipv6) {

        DnsAnswer awaitAnswer(ParallelChecks checks, LookupOutcome late) {
            Optional<DnsAnswer> answer = checks.await(ipv4);
            if (answer.isEmpty()) {
                return DnsAnswer.withoutAddresses(viewpoint, late, Duration.ZERO);
            }
            Optional<DnsAnswer> other = ipv6.isPresent() ? checks.await(ipv6.get()) : Optional.empty();
            return other.isPresent() ? answer.get().withIpv6(other.get()) : answer.get();
        }
    }

    private record PendingView(
            String host, PendingAnswer jvm, Optional<PendingAnswer> resolver, List<PendingAnswer> central) {

        NameView awaitView(Map<String, Future<Boolean>> zones, ParallelChecks checks, ParallelChecks jvmChecks) {
            Optional<MskZone> mskZone = MskZone.ofHost(host);
            Future<Boolean> zone = mskZone.isPresent() ? zones.get(mskZone.get().domain()) : null;
            boolean zoneVisible = zone != null && checks.await(zone).orElse(false);
            Optional<DnsAnswer> resolverAnswer = resolver.isPresent()
                    ? Optional.of(resolver.get().awaitAnswer(checks, LookupOutcome.UNFINISHED))
                    : Optional.empty();
            List<DnsAnswer> centralAnswers = new ArrayList<>();
            for (PendingAnswer pending : central) {
                centralAnswers.add(pending.awaitAnswer(checks, LookupOutcome.UNFINISHED));
            }
            // It comes last because the direct questions end at their own timeouts.
            DnsAnswer jvmAnswer = jvm.awaitAnswer(jvmChecks, LookupOutcome.TIMEOUT);
            boolean cutShort = jvmAnswer.outcome() == LookupOutcome.TIMEOUT && checks.hasReachedDeadline();
            return new NameView(
                    host,
                    cutShort ? DnsAnswer.withoutAddresses(JVM, LookupOutcome.UNFINISHED, Duration.ZERO) : jvmAnswer,
                    resolverAnswer,
                    centralAnswers,
                    zoneVisible);
        }
    }
}
