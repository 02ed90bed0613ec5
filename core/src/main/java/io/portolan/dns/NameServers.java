package io.portolan.dns;

import io.portolan.runtime.ElapsedTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Name servers that are asked directly and one after the other as a host does. Their answers show response codes and
 * transports, which {@code InetAddress} does not. Blocks. Thread-safe.
 */
public final class NameServers {

    private static final int TRIES = 2;

    private final String viewpoint;
    private final List<InetSocketAddress> servers;
    private final Duration firstTry;

    public NameServers(String viewpoint, List<InetSocketAddress> servers, Duration firstTry) {
        this.viewpoint = viewpoint;
        this.servers = servers;
        this.firstTry = firstTry;
    }

    public String viewpoint() {
        return viewpoint;
    }

    /**
     * Asks for the addresses of one type.
     *
     * @param host the name, which is absolute with or without its last dot
     * @param type {@code A} or {@code AAAA}
     * @return the addresses or how the look-up ended. It never throws for what a server answers.
     */
    public DnsAnswer resolve(String host, String type) {
        long start = System.nanoTime();
        DnsMessage answer = ask(host, DnsQuery.Type.valueOf(type));
        Duration latency = ElapsedTime.since(start);
        if (answer.outcome() == LookupOutcome.ADDRESSES) {
            List<InetAddress> addresses = new ArrayList<>();
            for (byte[] data : answer.data()) {
                addresses.add(address(data));
            }
            return DnsAnswer.of(viewpoint, addresses, latency).withTransport(answer.transport());
        }
        if (answer.outcome() == LookupOutcome.TIMEOUT && servers.stream().anyMatch(this::acceptsTcp)) {
            return DnsAnswer.withoutAddresses(viewpoint, LookupOutcome.UDP_SILENT, latency);
        }
        return DnsAnswer.withoutAddresses(viewpoint, answer.outcome(), latency).withTransport(answer.transport());
    }

    /**
     * Whether the servers show the apex of this zone. Only a resolver whose rule leads to the VPC shows that of a private zone.
     */
    public boolean seesZone(String zone) {
        return !ask(zone, DnsQuery.Type.SOA).data().isEmpty();
    }

    private DnsMessage ask(String name, DnsQuery.Type type) {
        Optional<DnsQuery> query = DnsQuery.of(name, type);
        return query.isPresent()
                ? ask(query.get())
                : DnsMessage.withoutData(LookupOutcome.INVALID_NAME, DnsTransport.UNKNOWN);
    }

    /** The first definite answer. If there is none, the first failure. Servers that could not help are not asked again. */
    private DnsMessage ask(DnsQuery query) {
        List<DnsMessage> failures = new ArrayList<>();
        List<InetSocketAddress> left = new ArrayList<>(servers);
        for (int round = 0; round < TRIES; round++) {
            Duration limit = firstTry.multipliedBy(1L << round);
            for (InetSocketAddress server : List.copyOf(left)) {
                DnsMessage answer = new DnsExchange(server, query).send(limit);
                if (answer.outcome().isDefinite()) {
                    return answer;
                }
                failures.add(answer);
                if (answer.outcome() != LookupOutcome.TIMEOUT && answer.outcome() != LookupOutcome.MALFORMED) {
                    left.remove(server);
                }
            }
        }
        return failures.isEmpty()
                ? DnsMessage.withoutData(LookupOutcome.NOT_ASKED, DnsTransport.UNKNOWN)
                : failures.get(0);
    }

    private static InetAddress address(byte[] data) {
        try {
            return InetAddress.getByAddress(data);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The JDK took no address of " + data.length + " bytes", e);
        }
    }

    /** The server as {@code address:port}. IPv6 stands in brackets. */
    public static String text(InetSocketAddress server) {
        String address = server.getAddress().getHostAddress();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + server.getPort();
    }

    private boolean acceptsTcp(InetSocketAddress server) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(server, (int) firstTry.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
