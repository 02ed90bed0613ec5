package io.portolan.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code InetAddress} answers in this JVM: the names of all estates that it is in, by the hosts file that
 * {@code -Djdk.net.hosts.file} names. A JVM has one such file, so its estates share this object.
 *
 * <p>The JDK (17 and 25) reads that property when {@code InetAddress} is loaded, and its caching policy
 * ({@code networkaddress.cache.ttl}) at the first look-up. Set here, they hold if nothing came before.
 */
public final class JvmNames {

    private static final String PROPERTY = "jdk.net.hosts.file";
    private static final Logger LOG = LoggerFactory.getLogger(JvmNames.class);
    private static final AtomicInteger PROBES = new AtomicInteger();
    private static final Map<Object, Map<String, List<InetAddress>>> BY_ESTATE = new HashMap<>();
    private static @Nullable HostsFile file;

    private JvmNames() {}

    /** Turns the JVM's name cache off and names a hosts file, as far as that is still possible. */
    public static void prepare() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Security.setProperty("networkaddress.cache.stale.ttl", "0");
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, temporaryFile().toString());
        }
    }

    /**
     * Replaces one estate's names.
     *
     * @throws IllegalStateException if this JVM does not heed the hosts file
     */
    public static void put(Object estate, Map<String, List<InetAddress>> names) {
        synchronized (BY_ESTATE) {
            boolean first = BY_ESTATE.put(estate, names) == null;
            write(Map.of());
            if (first) {
                verify();
            }
        }
    }

    /** Forgets one estate's names. */
    public static void remove(Object estate) {
        synchronized (BY_ESTATE) {
            if (BY_ESTATE.remove(estate) != null) {
                write(Map.of());
            }
        }
    }

    private static void write(Map<String, List<InetAddress>> more) {
        Map<String, List<InetAddress>> all = new HashMap<>(more);
        BY_ESTATE.values().forEach(all::putAll);
        if (file == null) {
            file = new HostsFile(Path.of(System.getProperty(PROPERTY)));
        }
        file.write(all);
    }

    /** Looks up a name that only the file can have; then again, moved, which only works without a cache. */
    private static void verify() {
        String probe = "probe-" + PROBES.incrementAndGet() + ".portolan.test";
        try {
            if (!follows(probe, "127.0.0.2")) {
                throw new IllegalStateException("Another " + probe + " in the hosts file " + file);
            }
            if (!follows(probe, "127.0.0.3")) {
                LOG.warn(
                        "This JVM caches names, so it sees an estate's changes late: a name was looked up before LocalMsk "
                                + "was loaded. Start it with -Djava.security.properties=<file>, the file saying "
                                + "networkaddress.cache.ttl=0 and networkaddress.cache.negative.ttl=0");
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "This JVM does not heed a hosts file, so the estate's names do not resolve: InetAddress was used "
                            + "before LocalMsk was loaded. Start it with -D" + PROPERTY + "=target/hosts",
                    e);
        }
        write(Map.of());
    }

    private static boolean follows(String probe, String address) throws UnknownHostException {
        InetAddress expected = InetAddress.getByName(address);
        write(Map.of(probe, List.of(expected)));
        return InetAddress.getByName(probe).equals(expected);
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempDirectory("portolan-hosts").resolve("hosts");
            file.getParent().toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for a hosts file", e);
        }
    }
}
