package io.portolan.kafka;

import static org.apache.kafka.common.config.SaslConfigs.SASL_JAAS_CONFIG;

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
    private WatchedCluster cluster = WatchedCluster.unwatched("");
    private boolean guarded;

    /** Kafka calls this by reflection. */
    public WatchedSslEngines() {}

    @Override
    public void configure(Map<String, ?> config) {
        engines.configure(config);
        cluster = WatchedCluster.join(JaasOptions.read(config), config);
        guarded = config.get(SASL_JAAS_CONFIG) != null;
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String identification) {
        if (!guarded && cluster.mistake().isPresent()) {
            throw cluster.mistake()
                    .get(); // To Kafka the connection has failed. With IAM the guard refuses it more quietly.
        }
        SSLEngine engine = engines.createClientSslEngine(host, port, identification);
        cluster.closeOnMistake(engine);
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
        cluster.leave();
    }
}
