package io.portolan.testkit;

import io.portolan.testkit.dns.InboundResolver;
import io.portolan.testkit.dns.JvmNames;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps the hosts files of the sites and of this JVM equal to what the sites' resolvers would answer. */
final class HostsFileUpdater implements AutoCloseable {

    private final List<InboundResolver> inbound = new CopyOnWriteArrayList<>();
    private final List<Site> sites = new CopyOnWriteArrayList<>();
    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private @Nullable Site siteOfThisJvm;

    void add(InboundResolver resolver) {
        inbound.add(resolver);
    }

    /** Adds the names of a cluster. */
    void add(Set<String> names) {
        hosts.addAll(names);
    }

    void add(Site site) {
        sites.add(site);
    }

    /** From now on this JVM resolves the estate's names as the site does. */
    synchronized void enter(Site site) {
        siteOfThisJvm = site;
        refresh();
    }

    /** To be called after each change of a rule, a zone or a fault. */
    synchronized void refresh() {
        for (Site site : sites) {
            Map<String, List<InetAddress>> names = namesAt(site);
            site.write(names);
            if (site.equals(siteOfThisJvm)) {
                JvmNames.put(this, names);
            }
        }
    }

    private Map<String, List<InetAddress>> namesAt(Site site) {
        Map<String, List<InetAddress>> names = new HashMap<>();
        hosts.forEach(host -> names.put(host, site.resolver().addresses(host, inbound)));
        names.putAll(site.pinned());
        return names;
    }

    @Override
    public synchronized void close() {
        sites.clear();
        JvmNames.remove(this);
    }
}
