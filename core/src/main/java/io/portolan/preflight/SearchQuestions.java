package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import io.portolan.dns.NameServer;
import io.portolan.dns.ResolverConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Asks whether the JVM's addresses come from a search domain. The libc appends those to a name, and a wildcard there answers for
 * every name.
 */
record SearchQuestions(List<NameServer> servers, ResolverConfig config) {

    /** The same view, with the search domain that explains it if there is one. */
    NameView explain(NameView view, ParallelChecks checks) {
        if (!view.isOverridden()) {
            return view;
        }
        List<Future<DnsAnswer>> asked = new ArrayList<>();
        for (String domain : config.searchDomains()) {
            for (NameServer server : servers) {
                String name = view.host() + "." + domain;
                asked.add(checks.start(
                        server.viewpoint() + " A " + name, () -> resolve(server, name), DnsAnswer::textWithTransport));
            }
        }
        for (int i = 0; i < asked.size(); i++) {
            Optional<DnsAnswer> answer = checks.await(asked.get(i));
            if (answer.isPresent()
                    && !Collections.disjoint(
                            answer.get().addresses(), view.jvm().addresses())) {
                String domain = config.searchDomains().get(i / servers.size());
                return view.withSearched(new SearchAnswer(domain, config.ndots(), config.searchesFirst(view.host())));
            }
        }
        return view;
    }

    private static DnsAnswer resolve(NameServer server, String name) {
        return server.resolve(name, "A").withIpv6(server.resolve(name, "AAAA"));
    }
}
