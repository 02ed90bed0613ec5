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
 * The names that {@code InetAddress} resolves in this JVM. They are the names of all estates that run in it. They are in the
 * file that {@code -Djdk.net.hosts.file} names. A JVM has one such file, so all estates share this class. Thread-safe.
 *
 * <p>The JDK (17 and 25) reads that property when {@code InetAddress} is loaded. It reads its caching policy
 * ({@code networkaddress.cache.ttl}) at the first look-up. {@link #prepare()} sets both, so it must come before.
 */
public final class JvmNames {

    private static final String PROPERTY = "jdk.net.hosts.file";
    private static final Logger LOG = LoggerFactory.getLogger(JvmNames.class);
    private static final AtomicInteger PROBES = new AtomicInteger();
    private static final Map<Object, Map<String, List<InetAddress>>> BY_ESTATE = new HashMap<>();
    private static @Nullable HostsFile file;

    private JvmNames() {}

    /** Turns the JVM's name cache off and sets a hosts file. It has no effect after the first use of a name. */
    public static void prepare() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Security.setProperty("networkaddress.cache.stale.ttl", "0");
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, temporaryFile().toString());
        }
    }

    /**
     * Replaces the names of one estate.
     *
     * @throws IllegalStateException if this JVM does not read the hosts file
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

    /** Removes the names of one estate. */
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

    /** Looks up a name that only the file can have. Then it changes the address, which a cache would hide. */
    private static void verify() {
        String probe = "probe-" + PROBES.incrementAndGet() + ".portolan.test";
        try {
            if (!follows(probe, "127.0.0.2")) {
                throw new IllegalStateException("The hosts file already has another line for " + probe);
            }
            if (!follows(probe, "127.0.0.3")) {
                LOG.warn(
                        "This JVM caches names, so it sees an estate's changes late. The cause is a look-up before LocalMsk "
                                + "was loaded. Start the JVM with -Djava.security.properties=<file>. The file must have "
                                + "networkaddress.cache.ttl=0 and networkaddress.cache.negative.ttl=0.");
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "This JVM does not read a hosts file, so the estate's names do not resolve. The cause is a use of "
                            + "InetAddress before LocalMsk was loaded. Start the JVM with -D" + PROPERTY
                            + "=target/hosts",
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
            Path directory = Files.createTempDirectory("portolan-hosts");
            Path file = directory.resolve("hosts");
            // The JVM deletes in reverse order, so the file goes first.
            directory.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary directory for a hosts file cannot be created", e);
        }
    }
}
