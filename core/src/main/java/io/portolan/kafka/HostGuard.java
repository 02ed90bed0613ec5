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
import java.util.Optional;
import java.util.concurrent.Future;

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

    /**
     * Notes where a connection that is made now may lead. The name may lead elsewhere until it asks for credentials.
     *
     * <p>Kafka has just looked up the name for a first connection, on this thread. The thread repeats that at once, because
     * the name may be right again a moment later. Kafka looks up nothing for the next address of an earlier look-up. Then the
     * thread waits as long as the JVM's look-up takes, as it does for Kafka's own. The connection may never ask for credentials,
     * so a wrong address is noted now.
     *
     * @param first whether the client has no authenticated connection to the host. The new one cannot be a renewal then, for
     *     which Kafka looks up nothing.
     */
    BegunConnection beginConnection(String host, boolean first) {
        Optional<PortolanException> doubt = moved.countConnection(host);
        return new BegunConnection(host, first ? lookUpHere(host) : lookup.begin(host), doubt);
    }

    /** A failure stays in the result, even an {@code Error}, which would end Kafka's thread. */
    private Future<List<InetAddress>> lookUpHere(String host) {
        return lookup.repeat(host).thenApply(addresses -> {
            noteWrongAddress(host, addresses);
            return addresses;
        });
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
            requireRight(host, lookup.resolve(host));
            requireRight(host, lookup.await(connection.addresses(), host));
        } catch (UnknownHostException e) {
            if (!renewal) {
                throw unresolved(host, e);
            }
        }
        if (!renewal && connection.doubt().isPresent()) {
            throw connection.doubt().get();
        }
    }

    private void requireRight(String host, List<InetAddress> addresses) {
        Optional<PortolanException> wrong = noteWrongAddress(host, addresses);
        if (wrong.isPresent()) {
            throw wrong.get();
        }
    }

    private Optional<PortolanException> noteWrongAddress(String host, List<InetAddress> addresses) {
        Code code = settings.judge(addresses);
        if (code == Code.OK) {
            return Optional.empty();
        }
        PortolanException wrong = new PortolanException(
                "No credentials are sent to " + host,
                AddressFinding.of(host, code, new AddressJudgement(settings.rules()), region, addresses));
        moved.add(host, addresses.size(), wrong);
        return Optional.of(wrong);
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
