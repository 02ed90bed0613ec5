package io.portolan.dns;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Finds the name servers of this host in their order. They stand in its {@code resolv.conf}, or the JDK finds them. */
public final class HostResolvers {

    private static final int DNS = 53;

    private HostResolvers() {}

    /** The name servers. There are none if the platform does not show them. It sends no packet. */
    public static List<InetSocketAddress> ofThisHost() {
        return ResolverConfig.ofThisHost().map(ResolverConfig::nameServers).orElseGet(HostResolvers::ofTheJdk);
    }

    /** The name servers of platforms without a {@code resolv.conf}, such as Windows. */
    // JNDI's interface wants a Hashtable. Nothing is looked up and so nothing is deserialised.
    @SuppressWarnings({"JdkObsolete", "BanJNDI"})
    static List<InetSocketAddress> ofTheJdk() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns:");
        try {
            InitialDirContext context = new InitialDirContext(environment);
            String urls = String.valueOf(context.getEnvironment().get(Context.PROVIDER_URL));
            context.close();
            // Without a configuration the JDK gives "localhost", which may not resolve.
            return Arrays.stream(urls.split(" "))
                    .map(HostResolvers::server)
                    .filter(server -> !server.isUnresolved())
                    .toList();
        } catch (NamingException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private static InetSocketAddress server(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(url);
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DNS : uri.getPort());
    }
}
