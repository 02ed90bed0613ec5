package io.portolan.dns;

import io.portolan.runtime.ElapsedTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name server that is asked directly. Its answers show response codes and transports, which {@code InetAddress} does not.
 * Blocks. Thread-safe.
 *
 * @param viewpoint words for people such as {@code central 10.20.1.53}
 * @param address its address and port
 * @param limit for a query over UDP, which is repeated until then. A silent server takes a quarter more.
 */
public record NameServer(String viewpoint, InetSocketAddress address, Duration limit) {

    private static final int PULSE_SHARE = 4;

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
        LookupOutcome outcome = answer.outcome() == LookupOutcome.TIMEOUT ? pulse().outcome() : answer.outcome();
        return DnsAnswer.withoutAddresses(viewpoint, outcome, latency).withTransport(answer.transport());
    }

    /** Whether the server shows the apex of this zone. Only a resolver whose rule leads to the VPC shows that of a private zone. */
    public boolean seesZone(String zone) {
        return !ask(zone, DnsQuery.Type.SOA).data().isEmpty();
    }

    private ServerPulse pulse() {
        return new ServerPulse(address, limit.dividedBy(PULSE_SHARE));
    }

    private DnsMessage ask(String name, DnsQuery.Type type) {
        Optional<DnsQuery> query = DnsQuery.of(name, type);
        return query.isPresent()
                ? new DnsExchange(address, query.get()).send(limit)
                : DnsMessage.withoutData(LookupOutcome.INVALID_NAME, DnsTransport.UNKNOWN);
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
}
