package io.portolan.preflight;

import io.portolan.catalog.IpFamily;
import io.portolan.catalog.MskZone;
import io.portolan.dns.DnsAnswer;
import io.portolan.dns.JvmLookup;
import io.portolan.dns.LookupOutcome;
import io.portolan.dns.NameServer;
import io.portolan.dns.SilentServers;
import io.portolan.runtime.ElapsedTime;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
 * @param hosts the host's name servers, each by itself. If empty, they are not asked.
 * @param central the inbound resolvers, each by itself
 * @param known the servers that are known to be silent
 * @param limits how long to wait for the JVM's own look-up, which has no timeout
 * @param ip the IP version whose addresses count. If empty, both count.
 */
record DnsViewpoints(
        JvmLookup jvm,
        Optional<List<NameServer>> hosts,
        List<NameServer> central,
        SilentServers known,
        PreflightLimits limits,
        Optional<IpFamily> ip) {

    /** The viewpoint of the JVM itself. */
    static final String JVM = "jvm";

    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    /** The same viewpoints without the silent ones. Those have cost their timeout already. */
    DnsViewpoints withoutSilent(Set<String> silent) {
        if (silent.isEmpty()) {
            return this;
        }
        Optional<List<NameServer>> heard =
                hosts.map(servers -> heard(servers, silent)).filter(servers -> !servers.isEmpty());
        return new DnsViewpoints(jvm, heard, heard(central, silent), known, limits, ip);
    }

    private static List<NameServer> heard(List<NameServer> servers, Set<String> silent) {
        return servers.stream()
                .filter(server -> !silent.contains(server.viewpoint()))
                .toList();
    }

    List<NameView> resolve(Collection<String> names, ParallelChecks checks) {
        long start = System.nanoTime();
        // They come first, since their time begins here. Later questions may wait for a thread.
        Map<String, Future<DnsAnswer>> jvmAnswers = new LinkedHashMap<>();
        for (String host : names) {
            jvmAnswers.put(host, startJvmLookup(host, checks));
        }
        // A silent server keeps the thread that asks it. So each one is asked before any is asked something else.
        Map<String, List<Future<DnsAnswer>>> ipv4 = ask(names, "A", checks);
        Map<String, List<Future<Boolean>>> zones = zones(names, checks);
        Map<String, List<Future<DnsAnswer>>> ipv6 = ask(names, "AAAA", checks);
        List<NameView> views = new ArrayList<>();
        for (Map.Entry<String, Future<DnsAnswer>> jvmAnswer : jvmAnswers.entrySet()) {
            String host = jvmAnswer.getKey();
            PendingView pending = pendingView(host, jvmAnswer.getValue(), zones, ipv4, ipv6);
            views.add(explained(pending.awaitView(start, limits, checks), checks));
        }
        return views;
    }

    private NameView explained(NameView view, ParallelChecks checks) {
        NameView restricted = ip.map(view::restrictedTo).orElse(view);
        List<NameServer> asked = heard(hosts.orElse(List.of()), new HashSet<>(restricted.silentResolvers()));
        return new SearchQuestions(asked, jvm.config()).explain(restricted, checks);
    }

    private Map<String, List<Future<Boolean>>> zones(Collection<String> names, ParallelChecks checks) {
        Map<String, List<Future<Boolean>>> zones = new HashMap<>();
        for (String host : names) {
            Optional<MskZone> zone = MskZone.ofHost(host);
            if (zone.isPresent() && !zones.containsKey(zone.get().domain())) {
                List<Future<Boolean>> asked = new ArrayList<>();
                for (NameServer server : hosts.orElse(List.of())) {
                    asked.add(startZoneQuestion(zone.get().domain(), server, checks));
                }
                zones.put(zone.get().domain(), asked);
            }
        }
        return zones;
    }

    private Future<Boolean> startZoneQuestion(String zone, NameServer server, ParallelChecks checks) {
        return checks.start(
                server.viewpoint() + " SOA " + zone,
                () -> known.seesZone(server, zone),
                visible -> visible ? "visible" : "not visible");
    }

    private Future<DnsAnswer> startJvmLookup(String host, ParallelChecks checks) {
        return checks.startUntimed(
                JVM + " " + host, () -> askJvm(host), answer -> answer.text() + NameSources.outcomeNote());
    }

    private PendingView pendingView(
            String host,
            Future<DnsAnswer> jvmAnswer,
            Map<String, List<Future<Boolean>>> zones,
            Map<String, List<Future<DnsAnswer>>> ipv4,
            Map<String, List<Future<DnsAnswer>>> ipv6) {
        if (literal(host)) {
            return new PendingView(host, jvmAnswer, List.of(), Optional.empty(), List.of());
        }
        List<NameServer> servers = servers(host);
        List<PendingView.PendingAnswer> pending = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            pending.add(new PendingView.PendingAnswer(
                    servers.get(i).viewpoint(),
                    ipv4.getOrDefault(host, List.of()).get(i),
                    ipv6.getOrDefault(host, List.of()).get(i)));
        }
        int ofTheHost = servers.size() - central.size();
        List<Future<Boolean>> zone =
                MskZone.ofHost(host).map(MskZone::domain).map(zones::get).orElse(List.of());
        return new PendingView(
                host,
                jvmAnswer,
                zone,
                hosts.map(asked -> pending.subList(0, ofTheHost)),
                pending.subList(ofTheHost, pending.size()));
    }

    private static boolean literal(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    /** The servers that know names. An address needs none. */
    private List<NameServer> servers(String host) {
        List<NameServer> servers = new ArrayList<>();
        if (!literal(host)) {
            servers.addAll(hosts.orElse(List.of()));
            servers.addAll(central);
        }
        return servers;
    }

    /** One question to each server for each name, in the order of {@link #servers}. */
    private Map<String, List<Future<DnsAnswer>>> ask(Collection<String> names, String type, ParallelChecks checks) {
        Map<String, List<Future<DnsAnswer>>> asked = new HashMap<>();
        for (String host : names) {
            List<Future<DnsAnswer>> answers = new ArrayList<>();
            for (NameServer server : servers(host)) {
                answers.add(startQuestion(server, host, type, checks));
            }
            asked.put(host, answers);
        }
        return asked;
    }

    private Future<DnsAnswer> startQuestion(NameServer server, String host, String type, ParallelChecks checks) {
        return checks.start(
                server.viewpoint() + " " + type + " " + host,
                () -> known.resolve(server, host, type),
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
}
