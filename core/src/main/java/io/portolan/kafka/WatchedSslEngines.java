package io.portolan.kafka;

import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own TLS, but its connections end once the client meets another cluster than the catalog expects. Without IAM it
 * makes no new ones either.
 *
 * <p>Kafka makes one for each client by {@code ssl.engine.factory.class}. A client has no other plug-in that could close
 * its connections. Thread-safe once it is configured.
 */
public final class WatchedSslEngines implements SslEngineFactory {

    private final DefaultSslEngineFactory engines = new DefaultSslEngineFactory();
    private @Nullable WatchedCluster cluster;
    private boolean handlerRefuses;

    /** Kafka calls this by reflection. */
    public WatchedSslEngines() {}

    @Override
    public void configure(Map<String, ?> config) {
        engines.configure(config);
        cluster = WatchedCluster.join(JaasOptions.read(config), config);
        handlerRefuses = config.get("sasl.jaas.config") != null;
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String identification) {
        SSLEngine engine = engines.createClientSslEngine(host, port, identification);
        if (cluster != null) {
            if (!handlerRefuses) {
                cluster.requireRightCluster();
            }
            cluster.closeOnMistake(engine);
        }
        return engine;
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        return engines.createServerSslEngine(host, port);
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> changed) {
        return engines.shouldBeRebuilt(changed);
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return engines.reconfigurableConfigs();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return engines.keystore();
    }

    @Override
    public @Nullable KeyStore truststore() {
        return engines.truststore();
    }

    @Override
    public void close() {
        engines.close();
        if (cluster != null) {
            cluster.leave();
            cluster = null;
        }
    }
}
