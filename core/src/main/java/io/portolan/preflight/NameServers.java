package io.portolan.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.naming.OperationNotSupportedException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Name servers asked directly, one after the other as a host does, by the JDK's DNS provider for JNDI: unlike
 * {@code InetAddress} it tells the response codes apart. Blocks; thread-safe.
 */
final class NameServers {

    private static final String TRIES = "2";

    private final String viewpoint;
    private final List<InetSocketAddress> servers;
    private final Duration firstTry;

    /** No servers: those that this host is configured with. */
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
        List<InetAddress> addresses = new ArrayList<>();
        Outcome outcome = ask(host, type, addresses);
        Duration latency = Elapsed.since(start);
        if (outcome == Outcome.ADDRESSES) {
            return DnsAnswer.of(viewpoint, addresses, latency);
        }
        boolean udpSilent = outcome == Outcome.TIMEOUT && servers.stream().anyMatch(this::acceptsTcp);
        return DnsAnswer.without(viewpoint, udpSilent ? Outcome.UDP_SILENT : outcome, latency);
    }

    /** Whether the servers show the apex of this zone: of a private zone, only a resolver that leads to its VPC does. */
    boolean hasZone(String zone) {
        try {
            return !records(zone, "SOA").isEmpty();
        } catch (NamingException e) {
            return false;
        }
    }

    private Outcome ask(String host, String type, List<InetAddress> addresses) {
        try {
            for (String literal : records(host, type)) {
                addresses.add(InetAddress.getByName(literal));
            }
            return addresses.isEmpty() ? Outcome.NO_ADDRESSES : Outcome.ADDRESSES;
        } catch (NamingException e) {
            return outcome(e);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Not an address, in a DNS record of type " + type, e);
        }
    }

    /** One type per query: several would become a query for ANY. The dot keeps search domains out. */
    // The provider for DNS makes strings of records, and deserialises nothing
    @SuppressWarnings("BanJNDI")
    private List<String> records(String name, String type) throws NamingException {
        InitialDirContext context = new InitialDirContext(environment());
        try {
            Attribute records =
                    context.getAttributes(name + ".", new String[] {type}).get(type);
            return records == null
                    ? List.of()
                    : Collections.list(records.getAll()).stream()
                            .map(String::valueOf)
                            .toList();
        } catch (IndexOutOfBoundsException e) {
            // The JDK's parser trips over some malformed answers
            NamingException malformed = new CommunicationException("Malformed answer");
            malformed.setRootCause(e);
            throw malformed;
        } finally {
            context.close();
        }
    }

    // JNDI's interface wants a Hashtable
    @SuppressWarnings("JdkObsolete")
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, url());
        environment.put("com.sun.jndi.dns.timeout.initial", String.valueOf(firstTry.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        return environment;
    }

    private String url() {
        return servers.isEmpty()
                ? "dns:"
                : servers.stream().map(server -> "dns://" + text(server)).collect(Collectors.joining(" "));
    }

    /** {@code address:port}, IPv6 in brackets. */
    static String text(InetSocketAddress server) {
        String address = server.getAddress().getHostAddress();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + server.getPort();
    }

    private static Outcome outcome(NamingException e) {
        if (e instanceof NameNotFoundException) {
            return Outcome.NXDOMAIN;
        }
        if (e instanceof OperationNotSupportedException) {
            return Outcome.REFUSED;
        }
        if (e instanceof CommunicationException) {
            return withoutAnswer(e.getRootCause());
        }
        return e instanceof NoInitialContextException ? Outcome.NOT_ASKED : Outcome.SERVFAIL;
    }

    private static Outcome withoutAnswer(@Nullable Throwable cause) {
        if (cause instanceof SocketTimeoutException) {
            return Outcome.TIMEOUT;
        }
        return cause instanceof SocketException ? Outcome.UNREACHABLE : Outcome.MALFORMED;
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
