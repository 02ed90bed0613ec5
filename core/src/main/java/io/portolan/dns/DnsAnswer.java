package io.portolan.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one viewpoint says about one name.
 *
 * @param viewpoint words for people such as {@code host resolver} or {@code central 10.20.1.53}
 * @param outcome how the look-up ended
 * @param addresses empty unless the outcome is {@link LookupOutcome#ADDRESSES}
 * @param latency wall-clock time of the look-up
 * @param transport how the answer came. If IPv4 and IPv6 differ, it is the later one in {@link DnsTransport}.
 */
public record DnsAnswer(
        String viewpoint, LookupOutcome outcome, Set<InetAddress> addresses, Duration latency, DnsTransport transport) {

    private static final int MOST_SHOWN = 50;

    public static DnsAnswer of(String viewpoint, Collection<InetAddress> found, Duration latency) {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (InetAddress address : found) {
            // Some filters answer 0.0.0.0 to say that there is no address.
            if (!address.isAnyLocalAddress()) {
                addresses.add(address);
            }
        }
        LookupOutcome outcome = addresses.isEmpty() ? LookupOutcome.NO_ADDRESSES : LookupOutcome.ADDRESSES;
        return new DnsAnswer(viewpoint, outcome, addresses, latency, DnsTransport.UNKNOWN);
    }

    public static DnsAnswer withoutAddresses(String viewpoint, LookupOutcome outcome, Duration latency) {
        return new DnsAnswer(viewpoint, outcome, Set.of(), latency, DnsTransport.UNKNOWN);
    }

    DnsAnswer withTransport(DnsTransport used) {
        return new DnsAnswer(viewpoint, outcome, addresses, latency, used);
    }

    /** This answer with the addresses of one IP version alone. If it has none, it has no addresses. */
    public DnsAnswer restrictedTo(Class<? extends InetAddress> version) {
        return hasAddresses()
                ? of(viewpoint, addresses.stream().filter(version::isInstance).toList(), latency)
                        .withTransport(transport)
                : this;
    }

    /** This answer with IPv6 addresses. They count only if this answer says that the name exists. */
    public DnsAnswer withIpv6(DnsAnswer ipv6) {
        if (outcome != LookupOutcome.ADDRESSES && outcome != LookupOutcome.NO_ADDRESSES) {
            return this;
        }
        if (addresses.isEmpty() && ipv6.outcome == LookupOutcome.TRUNCATED) {
            return ipv6;
        }
        Set<InetAddress> both = new LinkedHashSet<>(addresses);
        both.addAll(ipv6.addresses);
        return of(viewpoint, both, latency.compareTo(ipv6.latency) > 0 ? latency : ipv6.latency)
                .withTransport(transport.compareTo(ipv6.transport) > 0 ? transport : ipv6.transport);
    }

    public boolean hasAddresses() {
        return outcome == LookupOutcome.ADDRESSES;
    }

    public boolean isUnfinished() {
        return outcome == LookupOutcome.UNFINISHED;
    }

    /** The addresses in a stable order. If there are none, how the look-up ended. */
    public String text() {
        return hasAddresses() ? text(addresses) : outcome.toString();
    }

    /** The text with the transport of the answer. */
    public String textWithTransport() {
        return transport == DnsTransport.UNKNOWN ? text() : text() + " (" + transport + ")";
    }

    /** The addresses in a stable order. Of a great many, only the first are shown. */
    public static String text(Collection<InetAddress> addresses) {
        TreeSet<String> texts = new TreeSet<>();
        for (InetAddress address : addresses) {
            texts.add(address.getHostAddress());
        }
        int more = texts.size() - MOST_SHOWN;
        while (texts.size() > MOST_SHOWN) {
            texts.remove(texts.last());
        }
        return String.join(", ", texts) + (more > 0 ? " and " + more + " more" : "");
    }
}
