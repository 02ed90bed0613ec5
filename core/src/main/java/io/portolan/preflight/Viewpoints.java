package io.portolan.preflight;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks every viewpoint for every name, all at once: a silent resolver costs its time-out once.
 *
 * @param resolver the host's name servers; empty: not asked
 * @param central the inbound resolvers, one by one
 * @param jvmLimit how long to wait for the JVM's own lookup, which knows no time-out
 */
record Viewpoints(JvmLookup jvm, Optional<NameServers> resolver, List<NameServers> central, Duration jvmLimit) {

    private static final String JVM = "jvm";
    private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    /** Without those that were silent: they have cost their time-out already. */
    Viewpoints without(Set<String> silent) {
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
        List<Asked> asked = hosts.stream().map(host -> ask(host, checks)).toList();
        return asked.stream().map(names -> names.view(zones, checks, jvmChecks)).toList();
    }

    private Map<String, Future<Boolean>> zones(Collection<String> hosts, SideBySide checks) {
        return resolver.stream()
                .flatMap(servers -> hosts.stream().flatMap(host -> ForwardingRule.zone(host).stream()))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), zone -> zone(zone, resolver.orElseThrow(), checks)));
    }

    private static Future<Boolean> zone(String zone, NameServers servers, SideBySide checks) {
        return checks.start(
                servers.viewpoint() + " SOA " + zone,
                () -> servers.hasZone(zone),
                visible -> visible ? "visible" : "not visible");
    }

    private Asked ask(String host, SideBySide checks) {
        boolean literal = IP_LITERAL.matcher(host).matches();
        Function<NameServers, Pending> start = servers -> new Pending(
                servers.viewpoint(),
                question(servers, host, "A", checks),
                Optional.of(question(servers, host, "AAAA", checks)));
        return new Asked(
                host,
                new Pending(
                        JVM, checks.start(JVM + " " + host, () -> jvmAnswer(host), DnsAnswer::text), Optional.empty()),
                literal ? Optional.empty() : resolver.map(start),
                literal ? List.of() : central.stream().map(start).toList());
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
            return checks.result(four)
                    .map(answer -> six.flatMap(checks::result).map(answer::with).orElse(answer))
                    .orElse(DnsAnswer.without(viewpoint, late, Duration.ZERO));
        }
    }

    private record Asked(String host, Pending jvm, Optional<Pending> resolver, List<Pending> central) {

        NameView view(Map<String, Future<Boolean>> zones, SideBySide checks, SideBySide jvmChecks) {
            boolean zoneVisible = ForwardingRule.zone(host)
                    .map(zones::get)
                    .flatMap(checks::result)
                    .orElse(false);
            Optional<DnsAnswer> resolverAnswer = resolver.map(pending -> pending.answer(checks, Outcome.UNFINISHED));
            List<DnsAnswer> centralAnswers = central.stream()
                    .map(pending -> pending.answer(checks, Outcome.UNFINISHED))
                    .toList();
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
