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

    /** What {@link NameServer#resolve} answers. If the server is known to be silent, this is the same silence at once. */
    public DnsAnswer resolve(NameServer server, String host, String type) {
        String viewpoint = server.viewpoint();
        LookupOutcome known = silent.get(viewpoint);
        if (known != null) {
            return DnsAnswer.withoutAddresses(viewpoint, known, Duration.ZERO);
        }
        DnsAnswer answer = server.resolve(host, type);
        record(viewpoint, answer.outcome());
        return answer;
    }

    /** What {@link NameServer#seesZone} answers. A server that is known to be silent sees nothing. */
    public boolean seesZone(NameServer server, String zone) {
        return !silent.containsKey(server.viewpoint()) && server.seesZone(zone);
    }

    private synchronized void record(String viewpoint, LookupOutcome outcome) {
        boolean costsTime = outcome == LookupOutcome.TIMEOUT
                || outcome == LookupOutcome.UDP_SILENT
                || outcome == LookupOutcome.DOWN;
        if (!costsTime) {
            heard.add(viewpoint);
            silent.remove(viewpoint);
        } else if (!heard.contains(viewpoint)) {
            silent.put(viewpoint, outcome);
        }
    }
}
