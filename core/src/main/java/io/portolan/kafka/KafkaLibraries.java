package io.portolan.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of Kafka's libraries. Kafka Streams uses inner classes of kafka-clients, which change with each minor
 * version. A build with several versions may run by the order of its dependencies only.
 */
final class KafkaLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaLibraries.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    /** The loader that was looked at last. Each configuration asks again, and the files do not change. */
    private static volatile WeakReference<ClassLoader> lookedAt = new WeakReference<>(null);

    private KafkaLibraries() {}

    /** Warns once in this JVM if the libraries that this loader sees do not fit together. */
    static void warnOfMixture(@Nullable ClassLoader loader) {
        if (loader == null || lookedAt.refersTo(loader)) {
            return;
        }
        lookedAt = new WeakReference<>(loader);
        Optional<String> mixture = mixture(loader);
        if (mixture.isPresent() && !WARNED.getAndSet(true)) {
            LOG.warn(mixture.get());
        }
    }

    /** What does not fit together, and what to do. */
    static Optional<String> mixture(ClassLoader loader) {
        String streams = version(loader, "kafka/kafka-streams-version.properties");
        String clients = version(loader, "kafka/kafka-version.properties");
        if (streams.isEmpty() || clients.isEmpty() || minor(streams).equals(minor(clients))) {
            return Optional.empty();
        }
        return Optional.of("kafka-streams has version " + streams + " and kafka-clients has version " + clients
                + ". Kafka Streams needs its own version of kafka-clients, or else it may end in a NoClassDefFoundError."
                + " Set both to one version in the build.");
    }

    private static String version(ClassLoader loader, String resource) {
        try (InputStream file = loader.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "");
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    /** The part of a version up to its second dot. */
    private static String minor(String version) {
        int dot = version.indexOf('.', version.indexOf('.') + 1);
        return dot < 0 ? version : version.substring(0, dot);
    }
}
