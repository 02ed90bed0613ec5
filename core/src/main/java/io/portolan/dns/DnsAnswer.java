package io.portolan.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one viewpoint says of one name.
 *
 * @param viewpoint for people, such as {@code host resolver} or {@code central 10.20.1.53}
 * @param addresses empty unless the outcome is {@link LookupOutcome#ADDRESSES}
 * @param transport what the answer came by. Of both families it is the one that says more
 */
public record DnsAnswer(
        String viewpoint, LookupOutcome outcome, Set<InetAddress> addresses, Duration latency, DnsTransport transport) {

    public static DnsAnswer of(String viewpoint, Collection<InetAddress> found, Duration latency) {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (InetAddress address : found) {
            // 0.0.0.0 is how some filters say "nothing"
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

    /** With the IPv6 addresses of a name that this answer says to exist. */
    public DnsAnswer withIpv6(DnsAnswer six) {
        if (outcome != LookupOutcome.ADDRESSES && outcome != LookupOutcome.NO_ADDRESSES) {
            return this;
        }
        if (addresses.isEmpty() && six.outcome == LookupOutcome.TRUNCATED) {
            return six;
        }
        Set<InetAddress> both = new LinkedHashSet<>(addresses);
        both.addAll(six.addresses);
        return of(viewpoint, both, latency.compareTo(six.latency) > 0 ? latency : six.latency)
                .withTransport(transport.compareTo(six.transport) > 0 ? transport : six.transport);
    }

    public boolean hasAddresses() {
        return outcome == LookupOutcome.ADDRESSES;
    }

    public boolean isUnfinished() {
        return outcome == LookupOutcome.UNFINISHED;
    }

    /** The addresses in a stable order or how the lookup ended instead. */
    public String text() {
        return hasAddresses() ? text(addresses) : outcome.toString();
    }

    /** The same and what it came by. */
    public String textWithTransport() {
        return transport == DnsTransport.UNKNOWN ? text() : text() + " (" + transport + ")";
    }

    public static String text(Collection<InetAddress> addresses) {
        Set<String> texts = new TreeSet<>();
        for (InetAddress address : addresses) {
            texts.add(address.getHostAddress());
        }
        return String.join(", ", texts);
    }
}
