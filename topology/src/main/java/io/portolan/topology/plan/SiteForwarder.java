package io.portolan.topology.plan;

import io.portolan.catalog.NameServerSoftware;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A conditional forwarder of a site on premises. It is no resource of AWS. Immutable and thread-safe.
 *
 * @param site the site
 * @param software its name servers
 * @param domain the zone whose questions are forwarded
 * @param targets the addresses of an inbound endpoint
 */
public record SiteForwarder(String site, NameServerSoftware software, String domain, List<InetSocketAddress> targets) {

    /** Copies the list. */
    public SiteForwarder {
        targets = List.copyOf(targets);
    }
}
