package io.portolan.spring;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The SSL bundles of an application as Kafka properties. Kafka creates a {@link BundleEngineFactory} itself, so that has to find the
 * application by a text. Thread-safe.
 */
final class OpenBundles implements AutoCloseable {

    /** Names the application and the bundle. */
    static final String PROPERTY = "ssl.bundle";

    private static final Map<String, OpenBundles> OPEN = new ConcurrentHashMap<>();

    private final String application = UUID.randomUUID().toString();
    private final ObjectProvider<SslBundles> bundles;

    OpenBundles(ObjectProvider<SslBundles> bundles) {
        this.bundles = bundles;
        OPEN.put(application, this);
    }

    /**
     * The properties of a client that uses this bundle.
     *
     * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such bundle
     */
    Map<String, String> properties(String bundle) {
        bundles.getObject().getBundle(bundle);
        return Map.of(
                SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG,
                BundleEngineFactory.class.getName(),
                PROPERTY,
                application + "/" + bundle);
    }

    static SslBundle find(String reference) {
        int slash = reference.indexOf('/');
        OpenBundles application = OPEN.get(reference.substring(0, Math.max(0, slash)));
        if (application == null) {
            throw new ConfigException(
                    PROPERTY, reference, "The application that has this SSL bundle does not run in this JVM.");
        }
        return application.bundles.getObject().getBundle(reference.substring(slash + 1));
    }

    @Override
    public void close() {
        OPEN.remove(application);
    }
}
