package io.portolan.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Name servers asked directly, one after the other as a host does: unlike {@code InetAddress}, this tells response codes and
 * transports apart. Blocks; thread-safe.
 */
final class NameServers {

    private static final int TRIES = 2;

    private final String viewpoint;
    private final List<InetSocketAddress> servers;
    private final Duration firstTry;

    NameServers(String viewpoint, List<InetSocketAddress> servers, Duration firstTry) {
        this.viewpoint = viewpoint;
        this.servers = servers;
        this.firstTry = firstTry;
    }

    String viewpoint() {
        return viewpoint;
    }

    /**
     * What the servers say of one type.
     *
     * @param type {@code A} or {@code AAAA}
     */
    DnsAnswer addresses(String host, String type) {
        long start = System.nanoTime();
        DnsMessage answer = ask(host, DnsQuery.Type.valueOf(type));
        Duration latency = Elapsed.since(start);
        if (answer.outcome() == Outcome.ADDRESSES) {
            List<InetAddress> addresses = new ArrayList<>();
            for (byte[] data : answer.data()) {
                addresses.add(address(data));
            }
            return DnsAnswer.of(viewpoint, addresses, latency).by(answer.transport());
        }
        if (answer.outcome() == Outcome.TIMEOUT && servers.stream().anyMatch(this::acceptsTcp)) {
            return DnsAnswer.without(viewpoint, Outcome.UDP_SILENT, latency);
        }
        return DnsAnswer.without(viewpoint, answer.outcome(), latency).by(answer.transport());
    }

    /** Whether the servers show the apex of this zone: of a private zone, only a resolver that leads to its VPC does. */
    boolean hasZone(String zone) {
        return !ask(zone, DnsQuery.Type.SOA).data().isEmpty();
    }

    private DnsMessage ask(String name, DnsQuery.Type type) {
        Optional<DnsQuery> query = DnsQuery.of(name, type);
        return query.isPresent() ? ask(query.get()) : DnsMessage.without(Outcome.INVALID_NAME, Transport.UNTOLD);
    }

    /** The first definite answer; without one, what was wrong first. Servers that could not help are not asked again. */
    private DnsMessage ask(DnsQuery query) {
        List<DnsMessage> failures = new ArrayList<>();
        List<InetSocketAddress> left = new ArrayList<>(servers);
        for (int round = 0; round < TRIES; round++) {
            Duration limit = firstTry.multipliedBy(1L << round);
            for (InetSocketAddress server : List.copyOf(left)) {
                DnsMessage answer = new DnsExchange(server, query).within(limit);
                if (answer.outcome().definite()) {
                    return answer;
                }
                failures.add(answer);
                if (answer.outcome() != Outcome.TIMEOUT && answer.outcome() != Outcome.MALFORMED) {
                    left.remove(server);
                }
            }
        }
        return failures.isEmpty() ? DnsMessage.without(Outcome.NOT_ASKED, Transport.UNTOLD) : failures.get(0);
    }

    private static InetAddress address(byte[] data) {
        try {
            return InetAddress.getByAddress(data);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Not an address, of " + data.length + " bytes", e);
        }
    }

    /** {@code address:port}, IPv6 in brackets. */
    static String text(InetSocketAddress server) {
        String address = server.getAddress().getHostAddress();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + server.getPort();
    }

    private boolean acceptsTcp(InetSocketAddress server) {
        try (Socket socket = new Socket()) {
            socket.connect(server, (int) firstTry.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
