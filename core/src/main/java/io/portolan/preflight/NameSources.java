package io.portolan.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What this JVM asks in place of the host's libc.
 *
 * @param hostsFile the file that replaces DNS. Empty if there is none.
 * @param providers the class names of the JVM's own resolvers (since JDK 18)
 */
record NameSources(Optional<String> hostsFile, List<String> providers) {

    static final String HOSTS_FILE = "-Djdk.net.hosts.file";

    private static final String PROVIDER = "java.net.spi.InetAddressResolverProvider";

    static NameSources ofThisJvm() {
        return new NameSources(hostsFileOfThisJvm(), findProviders());
    }

    private static Optional<String> hostsFileOfThisJvm() {
        return Optional.ofNullable(System.getProperty("jdk.net.hosts.file"));
    }

    /** What stands behind an answer of this JVM. Empty if that is DNS, as far as can be seen without a search of the class path. */
    static String outcomeNote() {
        return hostsFileOfThisJvm().isPresent()
                ? " (by the file of " + HOSTS_FILE + ", which does not follow DNS)"
                : "";
    }

    /** The JDK takes providers from the application's class path. None of them is made here. */
    private static List<String> findProviders() {
        List<String> names = new ArrayList<>();
        try {
            Class<?> type = Class.forName(PROVIDER);
            ServiceLoader.load(type, ClassLoader.getSystemClassLoader()).stream()
                    .forEach(provider -> names.add(provider.type().getName()));
        } catch (ClassNotFoundException | ServiceConfigurationError e) {
            // This JDK has no such providers, or it could not use this one either.
        }
        return names;
    }

    /** A sentence for each. It is empty if the libc answers. Each begins with a space. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (hostsFile.isPresent()) {
            text.append(" This JVM reads all names from the file of " + HOSTS_FILE + " (" + hostsFile.get() + ").");
        } else if (!providers.isEmpty()) {
            text.append(" This JVM asks " + String.join(", ", providers) + " and may keep answers there.");
        }
        return text.toString();
    }
}
