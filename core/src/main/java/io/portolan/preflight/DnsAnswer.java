package io.portolan.preflight;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one viewpoint says of one name.
 *
 * @param viewpoint for people: {@code jvm}, {@code host resolver}, {@code central 10.20.1.53}
 * @param addresses empty unless the outcome is {@link Outcome#ADDRESSES}
 */
record DnsAnswer(String viewpoint, Outcome outcome, Set<InetAddress> addresses, Duration latency) {

    static DnsAnswer of(String viewpoint, Collection<InetAddress> found, Duration latency) {
        Set<InetAddress> addresses = new LinkedHashSet<>(found);
        // 0.0.0.0 is how some filters say "nothing"
        addresses.removeIf(InetAddress::isAnyLocalAddress);
        Outcome outcome = addresses.isEmpty() ? Outcome.NO_ADDRESSES : Outcome.ADDRESSES;
        return new DnsAnswer(viewpoint, outcome, addresses, latency);
    }

    static DnsAnswer without(String viewpoint, Outcome outcome, Duration latency) {
        return new DnsAnswer(viewpoint, outcome, Set.of(), latency);
    }

    /** With the IPv6 addresses of a name that this answer says to exist. */
    DnsAnswer with(DnsAnswer six) {
        if (outcome != Outcome.ADDRESSES && outcome != Outcome.NO_ADDRESSES) {
            return this;
        }
        Set<InetAddress> both = new LinkedHashSet<>(addresses);
        both.addAll(six.addresses);
        return of(viewpoint, both, latency.compareTo(six.latency) > 0 ? latency : six.latency);
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

    static String text(Collection<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).sorted().collect(Collectors.joining(", "));
    }
}
