package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the name servers of this host say about one name.
 *
 * @param answers one of each server, in the order in which the host asks them. Empty if they were not asked.
 * @param zoneViewers the viewpoints of those that show the apex of the name's MSK zone
 */
record HostDns(List<DnsAnswer> answers, Set<String> zoneViewers) {

    static final HostDns NOT_ASKED = new HostDns(List.of(), Set.of());

    /** If the name servers are not known. */
    static final HostDns UNKNOWN = new HostDns(
            List.of(DnsAnswer.withoutAddresses("host resolver", LookupOutcome.NOT_ASKED, Duration.ZERO)), Set.of());

    /**
     * What a host makes of the answers. It takes the first server that knows the name or that it does not exist. Empty if none
     * was asked.
     */
    Optional<DnsAnswer> combined() {
        Optional<DnsAnswer> heard = Optional.empty();
        for (DnsAnswer answer : answers) {
            if (answer.outcome().isDefinite()) {
                return Optional.of(answer);
            }
            if (heard.isEmpty() && !answer.outcome().isSilent()) {
                heard = Optional.of(answer);
            }
        }
        return heard.isPresent() || answers.isEmpty() ? heard : Optional.of(answers.get(0));
    }

    /** The first server that says something else than the addresses that another one has. Empty if none does. */
    Optional<DnsAnswer> denying() {
        for (DnsAnswer answer : answers) {
            if (!answer.hasAddresses() && isHeardOrDown(answer) && hasAddresses()) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /** The answer that decides if the JVM does not resolve the name. Empty if none was asked. */
    Optional<DnsAnswer> deciding() {
        return denying().or(this::combined);
    }

    /** Whether the server that decides shows the zone. */
    boolean zoneVisible() {
        return deciding()
                .filter(answer -> zoneViewers.contains(answer.viewpoint()))
                .isPresent();
    }

    /** Whether one server has addresses and another has not, or has others. One that is silent to this name proves nothing. */
    boolean disagrees() {
        List<Set<InetAddress>> found = new ArrayList<>();
        for (DnsAnswer answer : answers) {
            if (answer.hasAddresses()) {
                found.add(answer.addresses());
            }
        }
        for (Set<InetAddress> addresses : found) {
            if (Collections.disjoint(addresses, found.get(0))) {
                return true;
            }
        }
        return denying().isPresent();
    }

    private static boolean isHeardOrDown(DnsAnswer answer) {
        return !answer.isUnfinished()
                && (!answer.outcome().isSilent() || answer.outcome().isDown());
    }

    boolean hasAddresses() {
        for (DnsAnswer answer : answers) {
            if (answer.hasAddresses()) {
                return true;
            }
        }
        return false;
    }

    /** Whether no server answers any question. Then the host cannot resolve the name either. */
    boolean isDown() {
        for (DnsAnswer answer : answers) {
            if (!answer.outcome().isDown()) {
                return false;
            }
        }
        return !answers.isEmpty();
    }
}
