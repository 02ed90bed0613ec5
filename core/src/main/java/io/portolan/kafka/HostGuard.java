package io.portolan.kafka;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.dns.LimitedLookup;
import io.portolan.network.AddressJudgement;
import io.portolan.preflight.AddressFinding;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Judges where a broker's name leads now. The preflight has judged it once, but names move while clients live. Thread-safe.
 *
 * @param region the id of the cluster's region
 * @param moved the hosts of one Kafka client
 */
record HostGuard(GuardSettings settings, String region, LimitedLookup lookup, MovedHosts moved) {

    HostGuard(GuardSettings settings, String region, LimitedLookup lookup) {
        this(settings, region, lookup, new MovedHosts());
    }

    /** Notes where a connection that is made now may lead. The name may lead elsewhere until it asks for credentials. */
    BegunConnection beginConnection(String host) {
        return new BegunConnection(host, lookup.begin(host), moved.countConnection(host));
    }

    /**
     * Returns if credentials may be sent on this connection.
     *
     * @param renewal whether the connection was let through before and only renews its session. Then a name that does not
     *     resolve is no reason to end it.
     * @throws PortolanException with the finding if they may not
     */
    void requireRightAddresses(BegunConnection connection, boolean renewal) {
        String host = connection.host();
        try {
            judge(host, lookup.resolve(host));
            judge(host, lookup.await(connection.addresses(), host));
        } catch (UnknownHostException e) {
            if (!renewal) {
                throw unresolved(host, e);
            }
        }
        if (!renewal && connection.doubt().isPresent()) {
            throw connection.doubt().get();
        }
    }

    private void judge(String host, List<InetAddress> addresses) {
        Code code = settings.judge(addresses);
        if (code != Code.OK) {
            PortolanException wrong = new PortolanException(
                    "No credentials are sent to " + host,
                    AddressFinding.of(host, code, new AddressJudgement(settings.rules()), region, addresses));
            moved.add(host, addresses.size(), wrong);
            throw wrong;
        }
    }

    private static PortolanException unresolved(String host, UnknownHostException e) {
        Finding finding = Finding.about(Code.UNKNOWN_HOST, host)
                .asked("the addresses that this JVM resolves before it signs for a broker")
                .seen(String.valueOf(e.getMessage()))
                .cause("The JVM could not resolve the name, so nobody knows whose broker this is.")
                .fix("Look at this host's name servers. The client tries again by itself.")
                .build();
        return new PortolanException("No credentials are sent to " + host, List.of(finding), e);
    }
}
