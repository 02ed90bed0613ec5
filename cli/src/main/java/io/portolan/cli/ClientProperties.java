package io.portolan.cli;

import io.portolan.catalog.ClusterDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a client configuration as Java properties. They are sorted and have no date, so equal ones are equal files. */
final class ClientProperties {

    private ClientProperties() {}

    static String of(ClusterDefinition cluster, Map<String, Object> config) {
        String region = cluster.region().map(known -> " (" + known.id() + ")").orElse("");
        String header = """
                # Kafka client configuration of cluster %s%s, printed by portolan config.
                # Clients need portolan-core on their class path. This file holds no credentials.
                # They come from the identity of the process that uses it.
                """.formatted(cluster.name(), region);
        return header
                + new TreeMap<>(config)
                        .entrySet().stream()
                                .map(entry -> line(entry.getKey(), String.valueOf(entry.getValue())))
                                .collect(Collectors.joining());
    }

    /** Escapes as the JDK does. The JDK also writes the date as a comment, which is dropped here. */
    private static String line(String name, String value) {
        Properties one = new Properties();
        one.setProperty(name, value);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            one.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
