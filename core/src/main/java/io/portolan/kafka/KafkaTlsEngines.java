package io.portolan.kafka;

import io.portolan.diagnosis.PortolanException;
import io.portolan.preflight.TlsEngines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Engines of the factory that a Kafka client with the same properties would have (KIP-519). Kafka itself parses the properties and
 * replaces their placeholders. Its default factory is no public API, but its documentation names it as the default of
 * {@code ssl.engine.factory.class}, and each version since 2.6 has it.
 */
final class KafkaTlsEngines implements TlsEngines {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTlsEngines.class);
    private static final ConfigDef TLS = new ConfigDef().withClientSslSupport();

    /** They decide what a client offers to a broker. Together they may leave nothing. */
    private static final Set<String> OFFERED = Set.of(
            SslConfigs.SSL_PROTOCOL_CONFIG,
            SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG,
            SslConfigs.SSL_CIPHER_SUITES_CONFIG);

    private static final Set<String> NAME_CHECKS = Set.of("", "https", "ldaps");

    private final Map<String, ?> properties;
    private final SslEngineFactory factory;
    private final @Nullable String nameCheck;

    private KafkaTlsEngines(Map<String, ?> properties, SslEngineFactory factory, @Nullable String nameCheck) {
        this.properties = properties;
        this.factory = factory;
        this.nameCheck = nameCheck;
    }

    /** @throws PortolanException if Kafka refuses a property */
    static KafkaTlsEngines open(Map<String, ?> properties) {
        try {
            return create(properties);
        } catch (RuntimeException | LinkageError e) {
            throw new RefusedTls(properties).explain(e);
        }
    }

    private static KafkaTlsEngines create(Map<String, ?> properties) {
        AbstractConfig parsed = new AbstractConfig(TLS, properties, false);
        // Kafka's clients pass on what they parsed, and the properties that they do not know.
        Map<String, Object> config = new HashMap<>(parsed.originals());
        config.putAll(parsed.values());
        Class<?> type = parsed.getClass(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG);
        String nameCheck = parsed.getString(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
        if (type == null && nameCheck != null) {
            requireKnown(nameCheck);
        }
        SslEngineFactory factory = newFactory(type);
        factory.configure(config);
        KafkaTlsEngines engines = new KafkaTlsEngines(properties, factory, nameCheck);
        if (type == null && !Collections.disjoint(properties.keySet(), OFFERED)) {
            engines.requireOffer();
        }
        return engines;
    }

    /** The JDK finds out that no protocol and cipher are left only when a handshake begins. No byte is sent here. */
    private void requireOffer() {
        SSLEngine engine = factory.createClientSslEngine("localhost", 9098, nameCheck);
        try {
            engine.wrap(
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (SSLException e) {
            throw new KafkaException(e);
        }
    }

    /** The JDK itself looks at it only when it has a certificate, and its failure looks like a wrong name. */
    private static void requireKnown(String nameCheck) {
        if (!NAME_CHECKS.contains(nameCheck.toLowerCase(Locale.ROOT))) {
            throw new ConfigException(
                    SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, nameCheck, "Java knows https and ldaps.");
        }
    }

    private static SslEngineFactory newFactory(@Nullable Class<?> type) {
        if (type == null) {
            return new DefaultSslEngineFactory();
        }
        if (!SslEngineFactory.class.isAssignableFrom(type)) {
            throw new KafkaException(type.getName() + " is no SslEngineFactory");
        }
        try {
            return (SslEngineFactory) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new KafkaException(type.getName() + " cannot be made", e);
        }
    }

    /** Tries properties as a client would up to its first connection. Throws what Kafka throws. */
    static void tryOut(Map<String, ?> properties) {
        try (KafkaTlsEngines engines = create(properties)) {
            engines.factory.createClientSslEngine("localhost", 9098, engines.nameCheck);
        }
    }

    @Override
    public SSLEngine createEngine(String host, int port) {
        try {
            return Objects.requireNonNull(
                    factory.createClientSslEngine(host, port, nameCheck), "The factory has made no engine");
        } catch (RuntimeException | LinkageError e) {
            throw new RefusedTls(properties).explain(e);
        }
    }

    @Override
    public String trustStore() {
        return TrustStoreText.of(properties);
    }

    @Override
    public void close() {
        try {
            factory.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} closed with an error.", factory.getClass().getName(), e);
        }
    }
}
