package io.portolan.preflight;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one viewpoint says of one name.
 *
 * @param viewpoint for people: {@code jvm}, {@code host resolver}, {@code central 10.20.1.53}
 * @param addresses empty unless the outcome is {@link Outcome#ADDRESSES}
 * @param transport what the answer came by; of both families, the one that says more
 */
record DnsAnswer(String viewpoint, Outcome outcome, Set<InetAddress> addresses, Duration latency, Transport transport) {

    static DnsAnswer of(String viewpoint, Collection<InetAddress> found, Duration latency) {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (InetAddress address : found) {
            // 0.0.0.0 is how some filters say "nothing"
            if (!address.isAnyLocalAddress()) {
                addresses.add(address);
            }
        }
        Outcome outcome = addresses.isEmpty() ? Outcome.NO_ADDRESSES : Outcome.ADDRESSES;
        return new DnsAnswer(viewpoint, outcome, addresses, latency, Transport.UNTOLD);
    }

    static DnsAnswer without(String viewpoint, Outcome outcome, Duration latency) {
        return new DnsAnswer(viewpoint, outcome, Set.of(), latency, Transport.UNTOLD);
    }

    DnsAnswer by(Transport used) {
        return new DnsAnswer(viewpoint, outcome, addresses, latency, used);
    }

    /** With the IPv6 addresses of a name that this answer says to exist. */
    DnsAnswer with(DnsAnswer six) {
        if (outcome != Outcome.ADDRESSES && outcome != Outcome.NO_ADDRESSES) {
            return this;
        }
        if (addresses.isEmpty() && six.outcome == Outcome.TRUNCATED) {
            return six;
        }
        Set<InetAddress> both = new LinkedHashSet<>(addresses);
        both.addAll(six.addresses);
        return of(viewpoint, both, latency.compareTo(six.latency) > 0 ? latency : six.latency)
                .by(transport.compareTo(six.transport) > 0 ? transport : six.transport);
    }

    boolean answered() {
        return outcome == Outcome.ADDRESSES;
    }

    boolean unfinished() {
        return outcome == Outcome.UNFINISHED;
    }

    /** The addresses in a stable order, or how the lookup ended instead. */
    String text() {
        return answered() ? text(addresses) : outcome.toString();
    }

    /** The same, and what it came by. */
    String told() {
        return transport == Transport.UNTOLD ? text() : text() + " (" + transport + ")";
    }

    static String text(Collection<InetAddress> addresses) {
        Set<String> texts = new TreeSet<>();
        for (InetAddress address : addresses) {
            texts.add(address.getHostAddress());
        }
        return String.join(", ", texts);
    }
}
