package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import io.portolan.runtime.ElapsedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * The view of one name whose questions are under way.
 *
 * @param host the name
 * @param jvm the JVM's own look-up
 * @param zone whether each server of the host shows the name's zone
 * @param hosts the answers of the host's servers. If empty, they are not asked.
 * @param central the answers of the inbound resolvers
 */
record PendingView(
        String host,
        Future<DnsAnswer> jvm,
        List<Future<Boolean>> zone,
        Optional<List<PendingAnswer>> hosts,
        List<PendingAnswer> central) {

    NameView awaitView(long start, PreflightLimits limits, ParallelChecks checks) {
        HostDns hostDns = hosts.isEmpty() ? HostDns.NOT_ASKED : awaitHostDns(hosts.get(), checks);
        List<DnsAnswer> centralAnswers = PendingAnswer.awaitAll(central, checks);
        // It comes last because the direct questions end at their own timeouts.
        Duration left = patience(hostDns, limits).minus(ElapsedTime.since(start));
        DnsAnswer jvmAnswer = checks.await(jvm, left.isNegative() ? Duration.ZERO : left)
                .orElseGet(() -> DnsAnswer.withoutAddresses(
                        DnsViewpoints.JVM,
                        checks.hasReachedDeadline() ? LookupOutcome.UNFINISHED : LookupOutcome.TIMEOUT,
                        ElapsedTime.since(start)));
        return new NameView(host, jvmAnswer, hostDns, centralAnswers);
    }

    private HostDns awaitHostDns(List<PendingAnswer> pending, ParallelChecks checks) {
        if (pending.isEmpty()) {
            return HostDns.UNKNOWN;
        }
        Set<String> zoneViewers = new HashSet<>();
        for (int i = 0; i < zone.size(); i++) {
            if (checks.await(zone.get(i)).orElse(false)) {
                zoneViewers.add(pending.get(i).viewpoint());
            }
        }
        return new HostDns(PendingAnswer.awaitAll(pending, checks), zoneViewers);
    }

    /**
     * The libc asks the same name servers. So it gets nothing if they are down, and a lost packet costs it 5 s. It has
     * the time of a question in any case, since the silence may be known from another cluster.
     */
    private static Duration patience(HostDns hostDns, PreflightLimits limits) {
        if (hostDns.isDown()) {
            return limits.hostQuery();
        }
        return hostDns.hasAddresses() ? limits.patientLookup() : limits.jvmLookup();
    }

    /** Two answers. AAAA is asked beside A and matters only if A shows that the name exists. */
    record PendingAnswer(String viewpoint, Future<DnsAnswer> ipv4, Future<DnsAnswer> ipv6) {

        DnsAnswer awaitAnswer(ParallelChecks checks) {
            Optional<DnsAnswer> answer = checks.await(ipv4);
            if (answer.isEmpty()) {
                return DnsAnswer.withoutAddresses(viewpoint, LookupOutcome.UNFINISHED, Duration.ZERO);
            }
            if (answer.get().outcome().isDefinite()) {
                checks.measure(answer.get().latency());
            }
            return checks.await(ipv6).map(answer.get()::withIpv6).orElse(answer.get());
        }

        static List<DnsAnswer> awaitAll(List<PendingAnswer> pending, ParallelChecks checks) {
            List<DnsAnswer> answers = new ArrayList<>();
            for (PendingAnswer one : pending) {
                answers.add(one.awaitAnswer(checks));
            }
            return answers;
        }
    }
}
