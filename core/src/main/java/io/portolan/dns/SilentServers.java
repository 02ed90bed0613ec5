package io.portolan.dns;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The name servers that gave no answer during one call of an application, which may be about many clusters. They are not
 * asked again in it, because each question would cost their whole timeout. A server that has answered once is always
 * asked. Thread-safe.
 */
public final class SilentServers {

    private final Map<String, LookupOutcome> silent = new ConcurrentHashMap<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    /** What {@link NameServers#resolve} answers. If the servers are known to be silent, this is the same silence at once. */
    public DnsAnswer resolve(NameServers servers, String host, String type) {
        String viewpoint = servers.viewpoint();
        LookupOutcome known = silent.get(viewpoint);
        if (known != null) {
            return DnsAnswer.withoutAddresses(viewpoint, known, Duration.ZERO);
        }
        DnsAnswer answer = servers.resolve(host, type);
        record(viewpoint, answer.outcome());
        return answer;
    }

    /** What {@link NameServers#seesZone} answers. Servers that are known to be silent see nothing. */
    public boolean seesZone(NameServers servers, String zone) {
        return !silent.containsKey(servers.viewpoint()) && servers.seesZone(zone);
    }

    private synchronized void record(String viewpoint, LookupOutcome outcome) {
        boolean costsTime = outcome == LookupOutcome.TIMEOUT || outcome == LookupOutcome.UDP_SILENT;
        if (!costsTime) {
            heard.add(viewpoint);
            silent.remove(viewpoint);
        } else if (!heard.contains(viewpoint)) {
            silent.put(viewpoint, outcome);
        }
    }
}
