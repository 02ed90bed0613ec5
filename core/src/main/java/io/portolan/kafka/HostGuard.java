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
import java.util.concurrent.Future;

/**
 * Judges where a broker's name leads now. The preflight has judged it once, but names move while clients live. Thread-safe.
 *
 * @param region the id of the cluster's region
 */
record HostGuard(GuardSettings settings, String region, LimitedLookup lookup) {

    /**
     * Looks up where the name leads while a connection to it is made, since Kafka has just looked it up too. The name may
     * lead elsewhere until the connection asks for credentials.
     */
    Future<List<InetAddress>> beginLookup(String host) {
        return lookup.begin(host);
    }

    /**
     * Returns if credentials may be sent to this host.
     *
     * @param connecting the look-up that began with the connection
     * @param renewal whether the connection was let through before and only renews its session. Then a name that does not
     *     resolve is no reason to end it.
     * @throws PortolanException with the finding if they may not
     */
    void requireRightAddresses(String host, Future<List<InetAddress>> connecting, boolean renewal) {
        try {
            judge(host, lookup.resolve(host));
            judge(host, lookup.await(connecting, host));
        } catch (UnknownHostException e) {
            if (!renewal) {
                throw unresolved(host, e);
            }
        }
    }

    private void judge(String host, List<InetAddress> addresses) {
        Code code = settings.judge(addresses);
        if (code != Code.OK) {
            throw new PortolanException(
                    "No credentials are sent to " + host,
                    AddressFinding.of(host, code, new AddressJudgement(settings.rules()), region, addresses));
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
