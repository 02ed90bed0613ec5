package io.portolan.testkit.broker;

import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Presents the certificate that the broker's gate has at the moment to each new connection. It is public because Kafka makes
 * it by name.
 */
public final class GateSslEngineFactory implements SslEngineFactory {
    private Map<String, ?> configs = Map.of();
    private @Nullable IamGate gate;
    private @Nullable ServerCertificate presented;
    private DefaultSslEngineFactory engines = new DefaultSslEngineFactory();

    /** Called by Kafka. */
    public GateSslEngineFactory() {}

    @Override
    public void configure(Map<String, ?> configs) {
        this.configs = Map.copyOf(withoutNulls(configs));
        gate = IamGate.from(configs);
    }

    private static Map<String, Object> withoutNulls(Map<String, ?> configs) {
        Map<String, Object> copy = new HashMap<>(configs);
        copy.values().removeIf(Objects::isNull);
        return copy;
    }

    private synchronized DefaultSslEngineFactory current() {
        ServerCertificate now = Objects.requireNonNull(gate, "Kafka configures the factory first")
                .certificate();
        if (!now.equals(presented)) {
            engines = createFactory(now);
            presented = now;
        }
        return engines;
    }

    private DefaultSslEngineFactory createFactory(ServerCertificate certificate) {
        Map<String, Object> changed = new HashMap<>(configs);
        changed.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, new Password(certificate.chain()));
        changed.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, new Password(certificate.key()));
        DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
        factory.configure(changed);
        return factory;
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        return current().createServerSslEngine(host, port);
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String identification) {
        return current().createClientSslEngine(host, port, identification);
    }

    /** Never, because the gate changes the certificate and Kafka's own settings stay the same. */
    @Override
    public boolean shouldBeRebuilt(Map<String, Object> next) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return current().keystore();
    }

    @Override
    public @Nullable KeyStore truststore() {
        return current().truststore();
    }

    @Override
    public void close() {
        engines.close();
    }
}
