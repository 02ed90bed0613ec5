package io.portolan;

import io.portolan.SharedPortolans.Share;
import io.portolan.diagnosis.PortolanException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the configuration of clusters where a Kafka program has placeholders (KIP-297). Connect shows the placeholders
 * and not the values. Kafka makes and closes it. Thread-safe once it is configured.
 *
 * <pre>{@code
 * config.providers=portolan
 * config.providers.portolan.class=io.portolan.PortolanConfigProvider
 * config.providers.portolan.param.catalog=/etc/kafka/portolan.yaml
 * bootstrap.servers=${portolan:orders:bootstrap.servers}
 * producer.sasl.jaas.config=${portolan:orders@us-west-2:sasl.jaas.config}
 * }</pre>
 *
 * <p>The first part is a name of {@link Portolan#cluster}. An ARN has colons, so it cannot stand there. The second part is a
 * key of {@link Cluster#sharedConfig}. The first placeholder of a cluster waits for the same work as the first client.
 * The base identity is the SDK's default credentials chain. {@link #BASE} gives those that the catalog names.
 *
 * <p>All providers of this JVM with the same catalog and profiles share one {@link Portolan}. It is closed with the last of them. A
 * catalog that changes is read again after that.
 */
public final class PortolanConfigProvider implements ConfigProvider {

    /** The parameter with the file of the catalog. A relative path starts at the working directory. It is required. */
    public static final String CATALOG = "catalog";

    /**
     * The parameter with the milliseconds after which the values are asked for again. Connect then restarts each connector
     * that uses them, also if nothing has changed. Without it they are never asked for again.
     */
    public static final String TTL = "ttl.ms";

    /**
     * The first part of parameters with the AWS profiles of base identities that the catalog names, such as
     * {@code base.cn}. Without one, only the clusters fail that need the base identity.
     */
    public static final String BASE = "base.";

    private volatile @Nullable Share share;
    private volatile @Nullable Long ttl;

    /** Kafka makes it by the name of its class. It then calls {@link #configure}. */
    public PortolanConfigProvider() {}

    /**
     * Loads and opens the catalog. Makes no remote call.
     *
     * @param parameters {@link #CATALOG}, {@link #TTL} if the values shall be asked for again, and {@link #BASE} with each
     *     name of a base identity
     * @throws ConfigException if a parameter is missing or wrong, or with all faults of the catalog
     */
    @Override
    public void configure(Map<String, ?> parameters) {
        close();
        ttl = ttl(parameters.get(TTL));
        Path catalog = catalog(parameters.get(CATALOG));
        BaseProfiles bases = BaseProfiles.read(parameters);
        share = withKafkaErrors(() -> SharedPortolans.OF_THIS_JVM.take(catalog, bases));
    }

    private static Path catalog(@Nullable Object parameter) {
        String file = parameter == null ? "" : parameter.toString().strip();
        if (file.isEmpty()) {
            throw new ConfigException("The config provider has no catalog. Set config.providers.<its name>.param."
                    + CATALOG + " to the path of a portolan.yaml.");
        }
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new ConfigException("The parameter " + CATALOG + " of the config provider is no path on this host: "
                    + e.getReason() + ".");
        }
    }

    private static @Nullable Long ttl(@Nullable Object parameter) {
        if (parameter == null) {
            return null;
        }
        String text = parameter.toString().strip();
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw new ConfigException(
                    TTL, text, "It must be a number of milliseconds above zero. Leave it out for no limit.");
        }
        return Long.valueOf(text);
    }

    /**
     * The whole client configuration of a cluster.
     *
     * @param path the cluster's name
     * @throws ConfigException if the catalog does not have the cluster, or if the cluster's preflight or look-up fails
     */
    @Override
    public ConfigData get(String path) {
        return withTtl(clientConfig(path));
    }

    /**
     * Some values of a cluster's client configuration.
     *
     * @param path the cluster's name
     * @param keys Kafka's names of the properties
     * @throws ConfigException as {@link #get(String)} does, and if the configuration lacks a key
     */
    @Override
    public ConfigData get(String path, Set<String> keys) {
        Map<String, String> config = clientConfig(path);
        Set<String> unknown = new TreeSet<>(keys);
        unknown.removeAll(config.keySet());
        if (!unknown.isEmpty()) {
            throw new ConfigException("The client configuration of cluster " + path + " has no " + unknown + ". It has "
                    + config.keySet() + ".");
        }
        config.keySet().retainAll(keys);
        return withTtl(config);
    }

    private ConfigData withTtl(Map<String, String> config) {
        Long milliseconds = ttl;
        return milliseconds == null ? new ConfigData(config) : new ConfigData(config, milliseconds);
    }

    /** Sorted, so that errors list the keys in order. */
    private Map<String, String> clientConfig(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            throw new ConfigException("A placeholder names no cluster. Write it as ${portolan:<cluster>:<property>}.");
        }
        Share current = share;
        if (current == null) {
            throw new IllegalStateException("The config provider is not configured, or closed.");
        }
        return withKafkaErrors(() -> clientConfig(current.portolan().cluster(path)));
    }

    private static Map<String, String> clientConfig(Cluster cluster) {
        Map<String, String> config = new TreeMap<>();
        cluster.sharedConfig(Map.of()).forEach((key, value) -> config.put(key, value.toString()));
        return config;
    }

    /** Programs of Kafka expect its own exceptions where they read their configuration. */
    private static <T> T withKafkaErrors(Supplier<T> work) {
        try {
            return work.get();
        } catch (PortolanException e) {
            ConfigException wrapped = new ConfigException(e.getMessage());
            wrapped.initCause(e);
            throw wrapped;
        }
    }

    /** Gives back its share of the Portolan. Closing again has no effect. */
    @Override
    public void close() {
        Share current = share;
        if (current != null) {
            share = null;
            current.close();
        }
    }
}
